"""What pages are about, in the words of schema.org (JSON-LD), for programs that read them."""

from typing import Any

import msgspec
from markupsafe import Markup

CONTEXT = "https://schema.org"


def linked_data(*things: dict[str, Any]) -> Markup:
    """The things, safe inside a script element whatever their texts are."""
    whole = things[0] if len(things) == 1 else {"@graph": list(things)}
    text = msgspec.json.encode({"@context": CONTEXT, **whole}).decode()
    # The last two end a line of a script in old browsers.
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - no sign in it can end the script


def breadcrumbs(*steps: tuple[str, str]) -> dict[str, Any]:
    """The way to a page: the names and addresses of those above it, and its own at last."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": url}
            for place, (name, url) in enumerate(steps, 1)
        ],
    }


def counted(kind: str, count: int) -> dict[str, Any]:
    """How often something was done: kind is the action's type."""
    return {
        "@type": "InteractionCounter",
        "interactionType": f"{CONTEXT}/{kind}",
        "userInteractionCount": count,
    }
