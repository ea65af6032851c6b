"""The first steps of whoever runs a new server, each done or not, as things are and not as somebody ticked."""

from typing import NamedTuple

from goodmob.accounts.queries.invites import invites_by
from goodmob.core.clock import DAY
from goodmob.core.house import House
from goodmob.core.last_backup import LastBackup, last_backup
from goodmob.core.viewer import Viewer
from goodmob.instance.queries.figures import figures
from goodmob.instance.queries.rules import RuleRow, rules_of_the_place

OWNER = "owner"
STALE = 7 * DAY
"""A backup that is older counts no more."""


class FirstSteps(NamedTuple):
    """What there is already of name, rules, mail, backups and people."""

    is_named: bool
    rules: list[RuleRow]
    sends_mail: bool
    backup: LastBackup | None
    has_fresh_backup: bool
    has_people: bool

    @property
    def done(self) -> int:
        """How many of the steps are done."""
        return sum(map(bool, (self.is_named, self.rules, self.sends_mail, self.has_fresh_backup, self.has_people)))

    @property
    def are_all_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.done == STEPS


STEPS = 5


async def first_steps(house: House, owner_id: int) -> FirstSteps:
    """How far the server is that an account owns."""
    settings, backup = house.settings, last_backup(house.settings.data)
    return FirstSteps(
        is_named=bool(settings.description),
        rules=await rules_of_the_place(house.db),
        sends_mail=settings.sends_mail,
        backup=backup,
        has_fresh_backup=backup is not None and house.clock.now() - backup.made_at < STALE,
        has_people=(await figures(house)).people > 1 or bool(await invites_by(house.db, owner_id)),
    )


async def steps_at_home(house: House, viewer: Viewer) -> FirstSteps | None:
    """What home reminds an owner of; None for everybody else, and where all is done."""
    if viewer.role != OWNER or viewer.account_id is None:
        return None
    steps = await first_steps(house, viewer.account_id)
    return None if steps.are_all_done else steps
