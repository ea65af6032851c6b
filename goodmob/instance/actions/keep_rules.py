"""Add a rule to those of the place, or take one away."""

from sqlalchemy import bindparam, delete, insert

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
END_RULE = statement(delete(rule).where(rule.c.id == bindparam("rule_id")))


async def add_rule(tx: Transaction, text: str, hint: str = "") -> RuleRow:
    """Puts a rule after the others."""
    if not text.strip():
        raise Invalid("text", "can't be blank")
    if len(text) > LONGEST_RULE:
        raise Invalid("text", f"is too long (at most {LONGEST_RULE} characters)")
    if len(hint) > LONGEST_HINT:
        raise Invalid("hint", f"is too long (at most {LONGEST_HINT} characters)")
    if len(await rules_of_the_place(tx)) >= MOST_RULES:
        raise Invalid("text", f"would be more than {MOST_RULES} rules")

    made = RuleRow(tx.new_id(), text.strip(), hint.strip())
    await tx.run(ADD_RULE, **made._asdict(), place=await last_place(tx) + 1)

    await record(tx, actor_id=None, action="rule.add", target=f"rule:{made.id}", details={"text": made.text})
    return made


async def remove_rule(tx: Transaction, rule_id: int) -> None:
    """Takes a rule away; NotFound where there is no such rule."""
    if not await tx.run(END_RULE, rule_id=rule_id):
        raise NotFound

    await record(tx, actor_id=None, action="rule.remove", target=f"rule:{rule_id}", details={})
