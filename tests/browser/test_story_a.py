"""Good Mob, one minute: Saturday 12:00, one piece of litter each; four people in four browsers, and one with toot."""

from pathlib import Path

import pytest

from tests.browser import good_mob_gathers as before
from tests.browser import good_mob_minute as after
from tests.browser.good_mob import opened
from tests.browser.windows import Windows
from tests.world.world import World

pytestmark = pytest.mark.parametrize("database", ["sqlite"], indirect=True)

SLOWLY = 0.2
"""So fast the world's minute goes by at noon, however busy this machine is."""


async def test_good_mob_one_minute(on_air: World, windows: Windows, tmp_path: Path) -> None:
    story = await opened(on_air, windows, tmp_path)

    await before.ben_calls_it(story)
    await before.mo_looks_at_the_wall(story)
    await before.ada_joins_by_the_button(story)
    await before.ada_passes_it_on_to_cleo(story)
    await before.dora_joins_with_toot(story)
    await before.others_join_until_it_tips(story)
    await before.all_are_reminded(story)
    windows.pace = SLOWLY
    await before.noon_strikes(story)

    await after.all_do_it(story)
    await after.the_minute_ends(story)
    await after.peers_see_and_doubt(story)
    await after.ben_reviews(story)
    await after.ada_wants_to_be_named(story)
    await after.it_is_reported(story)
    await after.who_brought_whom(story)
    await after.open_data(story)
    await after.a_week_later(story)
