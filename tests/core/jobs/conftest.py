"""The workshop that tests of work to be done play in."""

import pytest

from goodmob.core.settings import Settings
from tests.core.jobs.workshop import Workshop


@pytest.fixture
def workshop(settings: Settings) -> Workshop:
    """A workshop on an empty database."""
    return Workshop(settings)
