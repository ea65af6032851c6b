"""Add a rule to those of the place, change its words or its place, or take it away."""

from sqlalchemy import bindparam, delete, insert, update

from goodmob.core.audit import record
from goodmob.core.database.interface import Transaction
from goodmob.core.database.statements import statement
from goodmob.core.errors import Invalid, NotFound
from goodmob.instance.queries.rules import RuleRow, last_place, rules_of_the_place
from goodmob.instance.tables import rule

MOST_RULES = 50
LONGEST_RULE = 300
LONGEST_HINT = 2_000

ADD_RULE = statement(insert(rule).inline())
CHANGE_RULE = statement(
    update(rule).where(rule.c.id == bindparam("rule_id")).values(text=bindparam("new_text"), hint=bindparam("new_hint"))
)
PLACE_RULE = statement(update(rule).where(rule.c.id == bindparam("rule_id")).values(place=bindparam("new_place")))
END_RULE = statement(delete(rule).where(rule.c.id == bindparam("rule_id")))


async def add_rule(tx: Transaction, text: str, hint: str = "", *, actor_id: int | None = None) -> RuleRow:
    """Puts a rule after the others. actor_id: who of the staff does it, None for the operator."""
    _check(text, hint)
    if len(await rules_of_the_place(tx)) >= MOST_RULES:
        raise Invalid("text", f"would be more than {MOST_RULES} rules")

    made = RuleRow(tx.new_id(), text.strip(), hint.strip())
    await tx.run(ADD_RULE, **made._asdict(), place=await last_place(tx) + 1)

    await record(tx, actor_id=actor_id, action="rule.add", target=f"rule:{made.id}", details={"text": made.text})
    return made


async def change_rule(tx: Transaction, actor_id: int, rule_id: int, text: str, hint: str) -> None:
    """Says a rule in other words; NotFound where there is no such rule."""
    _check(text, hint)

    if not await tx.run(CHANGE_RULE, rule_id=rule_id, new_text=text.strip(), new_hint=hint.strip()):
        raise NotFound

    told = {"text": text.strip(), "hint": hint.strip()}
    await record(tx, actor_id=actor_id, action="rule.change", target=f"rule:{rule_id}", details=told)


async def move_rule(tx: Transaction, actor_id: int, rule_id: int, steps: int) -> None:
    """Puts a rule so many places further down (up where that is negative); NotFound where there is no such rule."""
    ids = [row.id for row in await rules_of_the_place(tx)]
    if rule_id not in ids:
        raise NotFound
    place = ids.index(rule_id)
    target = max(0, min(len(ids) - 1, place + steps))

    ids.insert(target, ids.pop(place))
    await tx.many(PLACE_RULE, [{"rule_id": one, "new_place": number} for number, one in enumerate(ids, 1)])

    told = {"place": target + 1}
    await record(tx, actor_id=actor_id, action="rule.move", target=f"rule:{rule_id}", details=told)


async def remove_rule(tx: Transaction, rule_id: int, *, actor_id: int | None = None) -> None:
    """Takes a rule away; NotFound where there is no such rule."""
    if not await tx.run(END_RULE, rule_id=rule_id):
        raise NotFound

    await record(tx, actor_id=actor_id, action="rule.remove", target=f"rule:{rule_id}", details={})


def _check(text: str, hint: str) -> None:
    if not text.strip():
        raise Invalid("text", "can't be blank")
    if len(text) > LONGEST_RULE:
        raise Invalid("text", f"is too long (at most {LONGEST_RULE} characters)")
    if len(hint) > LONGEST_HINT:
        raise Invalid("hint", f"is too long (at most {LONGEST_HINT} characters)")
