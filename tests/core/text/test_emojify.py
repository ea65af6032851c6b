"""Names of emoji in HTML."""

import pytest

from goodmob.core.text.emojify import emojify

OWL = {"owl": "https://goodmob.test/owl.png?a&b"}
IMAGE = (
    '<img class="emoji" src="https://goodmob.test/owl.png?a&amp;b" alt=":owl:" title=":owl:" width="20" height="20">'
)


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<p>:owl:</p>", f"<p>{IMAGE}</p>"),
        ("a :owl: b :rat:", f"a {IMAGE} b :rat:"),
        ('<a href="https://x.example/:owl:">x</a>', '<a href="https://x.example/:owl:">x</a>'),
        ("<code>:owl:</code> :owl:", f"<code>:owl:</code> {IMAGE}"),
        ("</code>:owl:", f"</code>{IMAGE}"),
        ("a:owl:b", "a:owl:b"),
        (":owl::owl:", f"{IMAGE}{IMAGE}"),
        ("5 &lt; :owl:", f"5 &lt; {IMAGE}"),
    ],
)
def test_names_become_pictures_where_they_are_read(html: str, shown: str) -> None:
    assert emojify(html, OWL) == shown
    assert emojify(html, {}) == html
