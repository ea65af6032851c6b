"""How much of everything there may be."""

LARGEST_PARTY = 20
LARGEST_CAPACITY = 1_000_000
SMALLEST_CONDITION = 2
MOST_ROLES = 20
LONGEST_ROLE = 30
LONGEST_AREA = 40
MOST_LINKED = 1_000
"""People of one call who wait for somebody: all of them are looked at together."""

MOST_LET_IN = 30
"""People whom one action offers a place or lets in; what is left is the next one's."""

LARGEST_DEED = 1_000
MOST_UNITS = 10_000
"""Units that one account may claim of one call."""

MOST_DEEDS = 100
"""Deeds that one account may claim of one call."""

MOST_WITNESSES = 50
"""People who are noted as witnesses of one deed."""

MOST_DISPUTES = 20
LONGEST_REASON = 500
MOST_REVIEWERS = 20
MOST_DOUBTS = 5
"""Earlier deeds that one deed is noted to look like."""

MOST_CHECKED_IN_AT_ONCE = 50
"""Accounts on the list that a host sends from the door."""

CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"
"""Without vowels, so that codes spell nothing, and without letters that look like others."""

UNTOLD = "#"
"""What stands before the id of a commitment in the place of letters that another server never told."""

CODE_LENGTH = 6
