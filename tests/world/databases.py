"""Which databases a test runs on, where it is not both at once."""

import pytest

_SELDOM = ["sqlite", pytest.param("postgresql", marks=pytest.mark.drill)]

LONG_WALK = pytest.mark.parametrize("database", _SELDOM, indirect=True)
"""For walks through the whole house, which ask one database for everybody: on PostgreSQL in `make drill` only.

The statements themselves run on both all the same, in the tests of their slices.
"""

LONG_SERVICE = pytest.mark.parametrize("server", _SELDOM, indirect=True)
"""The same for what is done to a server in a process of its own."""
