"""Scripts as the browser gets them: what one imports stands in it under an address that changes with the content."""

import json
import posixpath
import re
from collections.abc import Callable, Mapping

ELEMENTS = "elements.js"
"""The one generated script: where each custom element is, by its tag."""

VENDOR = "/vendor/"
REFERENCE = re.compile(
    r'(?P<before>\bfrom\s*|\bimport\s*\(?\s*|\bnew URL\(\s*(?="[^"]+"\s*,\s*import\.meta\.url))"(?P<name>[^"]+)"'
)
TAG = re.compile(r"[^/]+/([a-z]+(?:-[a-z]+)+)\.js")

Keep = Callable[[str, str], str]
"""Takes a script's name and its finished text, and gives its address."""


def link(texts: Mapping[str, str], others: Mapping[str, str], keep: Keep) -> None:
    """Keeps every script, those first that others import; ValueError where that goes in a circle or leads nowhere.

    texts: scripts by name, such as "core/app.js". others: addresses of all other assets, which scripts may name too.
    """
    known = {**texts, ELEMENTS: elements(texts)}
    urls = dict(others)

    def place(name: str, asking: tuple[str, ...]) -> str:
        if name in asking:
            raise ValueError(f"Scripts import each other in a circle: {' > '.join((*asking, name))}")
        if name not in urls:
            if name not in known:
                raise ValueError(f"{asking[-1]} imports {name}, which does not exist")
            urls[name] = keep(name, linked(name, (*asking, name)))
        return urls[name]

    def linked(script: str, asking: tuple[str, ...]) -> str:
        def replaced(found: re.Match[str]) -> str:
            return f'{found["before"]}"{place(named(found["name"], script), asking)}"'

        # What comes from elsewhere is sent as it came.
        return known[script] if VENDOR in script else REFERENCE.sub(replaced, known[script])

    for name in sorted(known):
        place(name, ())


def elements(names: Mapping[str, str]) -> str:
    """The script that says how to load each element: goodmob/<slice>/assets/new-posts.js is <new-posts>."""
    tags = {found[1]: name for name in sorted(names) if (found := TAG.fullmatch(name))}
    if len(tags) < len([name for name in names if TAG.fullmatch(name)]):
        raise ValueError("Two slices have an element of the same name")
    loaders = [f"{json.dumps(tag)}: () => import({json.dumps(name)})," for tag, name in tags.items()]
    return "\n".join(["export default {", *loaders, "};"])


def named(reference: str, script: str) -> str:
    """The asset that a script means: "./x.js" stands beside it, "core/x.js" in another slice."""
    if reference.startswith("."):
        return posixpath.normpath(posixpath.join(posixpath.dirname(script), reference))
    return reference
