"""Which databases a test runs on, where it is not both at once."""

import pytest

LONG_WALK = pytest.mark.parametrize(
    "database", ["sqlite", pytest.param("postgresql", marks=pytest.mark.drill)], indirect=True
)
"""For walks through the whole house, which ask one database for everybody: on PostgreSQL in `make drill` only.

The statements themselves run on both all the same, in the tests of their slices.
"""
