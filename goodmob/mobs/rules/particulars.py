"""The particulars of a wish: roles, rules, languages, and whom a mob is for."""

from collections.abc import Sequence

from goodmob.commitments.queries.calls import Role
from goodmob.core.errors import Invalid
from goodmob.core.text.cleaning import clean_line, is_blank
from goodmob.core.text.language import CODE
from goodmob.core.text.length import graphemes
from goodmob.mobs.rules.wishes import Addressee, AddresseeFields, RoleFields

MOST_RULES = 10
MOST_LANGUAGES = 10
LONGEST_RULE = 200
LONGEST_NAME = 100
LONGEST_DEMAND = 300


def roles_named(said: Sequence[RoleFields]) -> tuple[Role, ...]:
    """The roles as a call takes them, which judges them."""
    return tuple(Role(clean_line(role.name), role.cap) for role in said)


def rules_said(said: Sequence[str]) -> tuple[str, ...]:
    """The rules that say something; Invalid "rules" for what is too long, or too much."""
    rules = tuple(line for text in said if (line := _line("rules", text, LONGEST_RULE)))
    if len(rules) > MOST_RULES:
        raise Invalid("rules", f"are too many (maximum is {MOST_RULES})")
    return rules


def language_named(text: str, field: str = "language") -> str | None:
    """The code of a language, None for an empty text; Invalid names the field."""
    code = text.strip().replace("_", "-")
    if code and not CODE.fullmatch(code):
        raise Invalid(field, "must be a language code, such as en or pt-BR")
    return code or None


def languages_named(said: Sequence[str]) -> tuple[str, ...]:
    """The codes of the languages, each once; Invalid "languages" for what is none, or too much."""
    codes = tuple(dict.fromkeys(code for text in said if (code := language_named(text, "languages"))))
    if len(codes) > MOST_LANGUAGES:
        raise Invalid("languages", f"are too many (maximum is {MOST_LANGUAGES})")
    return codes


def addressee_named(said: AddresseeFields, account_id: int | None = None, handle: str = "") -> Addressee:
    """Whom the mob is for; account_id and handle: whose account was named, if any.

    Invalid "addressee" without a name where there has to be one, for an account that is no organisation's, and for a
    name that is the address of an account.
    """
    name = _line("addressee", said.name, LONGEST_NAME)
    if "@" in name:
        raise Invalid("addressee", "can't be somebody's address")
    if account_id is not None and said.kind != "organisation":
        raise Invalid("addressee", "can be an account only where it is an organisation")
    if said.kind == "self":
        return Addressee("self")
    if not name and account_id is None:
        raise Invalid("addressee", "must have a name")
    return Addressee(said.kind, name, account_id, handle)


def demand_said(text: str, addressee: Addressee | None) -> str:
    """What is asked of an organisation; Invalid "demand" where the mob turns to none."""
    demand = _line("demand", text, LONGEST_DEMAND)
    if demand and (addressee is None or addressee.kind != "organisation"):
        raise Invalid("demand", "needs an organisation as addressee")
    return demand


def _line(field: str, text: str, most: int) -> str:
    line = clean_line(text)
    if is_blank(line):
        return ""
    if graphemes(line) > most:
        raise Invalid(field, f"is too long (maximum is {most} characters)")
    return line
