"""How people stand towards a mob, by the state of their commitment."""

IN = frozenset({"confirmed", "done", "no_show", "excused"})
"""They have a place."""

COMMITTED = frozenset({*IN, "waitlisted", "offered", "waiting"})
"""They have a place, or wait for one."""

ASKED = "asked"
"""They wait for the answer of the server of the mob, which is another one."""
