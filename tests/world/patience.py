"""No story of a world fails because the machine is busy with other things."""

from types import ModuleType

import pytest

from goodmob.core.database.postgres import lanes, pools
from goodmob.core.database.sqlite import writer

_WHERE: tuple[ModuleType, ...] = (writer, pools, lanes)
_SECONDS = 60.0


def put_nobody_off(patch: pytest.MonkeyPatch) -> None:
    """From here on actions wait for their turn as long as a test lasts; a house by itself puts off what waits."""
    for module in _WHERE:
        patch.setattr(module, "LONGEST_WAIT_SECONDS", _SECONDS)
