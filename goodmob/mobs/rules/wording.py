"""What the post says that is the face of a mob: readable in any app, with the date, the place and the way in."""

from babel.dates import format_skeleton, format_time

from goodmob.core.bounds import STATUS_CHARACTERS
from goodmob.core.errors import Invalid
from goodmob.core.i18n import choose, current, gettext
from goodmob.core.text.length import weighted_length
from goodmob.core.zones import local
from goodmob.mobs.rules.wishes import Addressee, Wish

FORMS = {"en": "en_150"}
"""How a language writes dates where that depends on the country: English as it is written in Europe, day first."""


def face_text(wish: Wish, url: str) -> str:
    """The text of the post, in the mob's language; Invalid "text" where the host's words leave no room for the rest."""
    token = current.set(choose(wish.language or ""))
    try:
        facts = [when(wish)]
        if where := place_told(wish):
            facts.append(gettext("Where: %(place)s", place=where))
        if wish.addressee is not None and (whom := addressee_told(wish.addressee)):
            facts.append(gettext("For: %(whom)s", whom=whom))
        if wish.demand:
            facts.append(gettext("We ask: %(demand)s", demand=wish.demand))
        if wish.roles:
            facts.append(gettext("Roles: %(roles)s", roles=", ".join(role.name for role in wish.roles)))
        facts.append(gettext("Answer #join to take part: %(url)s", url=url))
    finally:
        current.reset(token)
    text = "\n\n".join(part for part in (wish.title, wish.text, "\n".join(facts)) if part)
    excess = weighted_length(text, wish.spoiler_text) - STATUS_CHARACTERS
    if excess > 0:
        raise Invalid("text", f"is too long for its post, which also tells when, where and how: {excess} characters")
    return text


def when_told(wish: Wish) -> str:
    """When it is, in the mob's language."""
    token = current.set(choose(wish.language or ""))
    try:
        return when(wish)
    finally:
        current.reset(token)


def when(wish: Wish) -> str:
    """The window on the clocks of the mob's time zone, in the current language."""
    form = FORMS.get(current.get(), current.get())
    start, end = local(wish.starts_at, wish.time_zone), local(wish.ends_at, wish.time_zone)
    day, last_day = (format_skeleton("yMMMEd", at, locale=form) for at in (start, end))
    first, last = (format_time(at, "short", locale=form) for at in (start, end))
    if wish.moment:
        return f"{day}, {first} ({wish.time_zone})"
    if day == last_day:
        return f"{day}, {first}-{last} ({wish.time_zone})"
    return f"{day}, {first} - {last_day}, {last} ({wish.time_zone})"


def place_told(wish: Wish) -> str:
    """What everybody may be told of the place; the exact one only where it is public."""
    exact = wish.place_exact if wish.place_policy == "public" else ""
    return ", ".join(part for part in (wish.place_text, exact) if part)


def addressee_told(whom: Addressee) -> str:
    """Whom a mob is for, in words; empty where that is whoever joins."""
    if not whom.handle:
        return whom.name
    return f"{whom.name} (@{whom.handle})" if whom.name else f"@{whom.handle}"
