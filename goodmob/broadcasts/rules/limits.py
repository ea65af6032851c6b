"""How much of everything there may be."""

AT_ONCE = 40
"""How many accounts one action reaches: each touches up to five rows, and an action has room for 200."""
