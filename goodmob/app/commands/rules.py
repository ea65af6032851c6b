"""The rules of the place, as the operator keeps them."""

from goodmob.app.commands.wishes import KeptRule, NewRule, OneRule, Rules
from goodmob.core.house import House
from goodmob.instance.actions.keep_rules import add_rule, remove_rule
from goodmob.instance.queries.rules import RuleRow, rules_of_the_place


async def add(house: House, wish: NewRule) -> KeptRule:
    """The new rule, which stands after the others."""
    return _kept(await house.db.act(add_rule, wish.text, wish.hint))


async def remove(house: House, wish: OneRule) -> None:
    """The rule is gone; NotFound where there is none with this id."""
    await house.db.act(remove_rule, wish.id)


async def show(house: House, _: Rules) -> list[KeptRule]:
    """Every rule in its order."""
    return [_kept(row) for row in await rules_of_the_place(house.db)]


def _kept(row: RuleRow) -> KeptRule:
    return KeptRule(id=row.id, text=row.text, hint=row.hint)
