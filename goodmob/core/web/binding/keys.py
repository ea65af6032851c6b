"""Names of form fields as PHP and Rails wrote them: ids[], poll[options][], fields_attributes[0][name]."""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from goodmob.core.errors import Malformed

KEY = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
DEEPEST = 5


class Repeated(list[Any]):
    """The values of a plain name that came several times; a list takes all of them, anything else the last."""


def nest(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """One tree of dictionaries, lists and values from flat pairs; Malformed where names contradict each other."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        match = KEY.fullmatch(name)
        if match is None:
            continue
        steps = [match[1], *match[2][1:-1].split("][")] if match[2] else [match[1]]
        if len(steps) > DEEPEST:
            raise Malformed(f"The field {name[:60]} is nested too deep; {DEEPEST} levels are the most")
        try:
            _put(tree, steps, value)
        except (TypeError, AttributeError, KeyError) as error:
            raise Malformed(f"The field {name[:60]} is sent both as a value and as a group of values") from error
    return tree


def _put(tree: dict[str, Any], steps: list[str], value: Any) -> None:
    here: Any = tree
    for step, following in pairwise(steps):
        child: Any = [] if following == "" else {}
        if step != "":
            here = here.setdefault(step, child)
        else:
            # Rails' rule: a[][x]=1&a[][y]=2 is one group, a second a[][x] begins the next.
            if not here or following == "" or following in here[-1]:
                here.append(child)
            here = here[-1]
    last = steps[-1]
    if last == "":
        here.append(value)
    elif last not in here:
        here[last] = value
    elif isinstance(here[last], Repeated):
        here[last].append(value)
    elif isinstance(here[last], (list, dict)):
        raise TypeError(last)
    else:
        here[last] = Repeated((here[last], value))
