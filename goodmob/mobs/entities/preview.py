"""What a link to a mob shows elsewhere: what is done, when, where, and how many are in, as a picture."""

from babel.dates import format_skeleton, format_time

from goodmob.core import i18n
from goodmob.core.clock import from_iso
from goodmob.core.drawing.orders import Sketch
from goodmob.core.house import House
from goodmob.core.web.drawn import Preview, own_file, preview_of
from goodmob.core.zones import local
from goodmob.mobs.entities.mob import Mob
from goodmob.mobs.rules.wording import FORMS


def preview_of_mob(house: House, mob: Mob, warning: str, alt: str) -> Preview:
    """What is drawn for the page of a mob that anybody may see; alt: the same in words."""
    return preview_of(house, f"/mobs/{mob.id}", sketch_of_mob(house, mob, warning), alt)


def sketch_of_mob(house: House, mob: Mob, warning: str) -> Sketch:
    """What is drawn of a mob; one with a warning shows that, and nothing of what stands behind it."""
    place = mob.place.text if mob.place is not None else ""
    return Sketch(
        site=house.settings.title,
        words=warning or mob.title,
        name=mob.host.display_name or mob.host.username,
        handle=f"@{mob.host.username}@{house.settings.local_domain}",
        face=own_file(house, mob.host.avatar_static),
        note="" if warning else " · ".join(part for part in (_when(mob), place) if part),
        done=mob.joined,
        whole=mob.cap or mob.threshold or 0,
        is_quiet=bool(warning),
    )


def _when(mob: Mob) -> str:
    """When it begins, on its own clocks and in its own language."""
    with i18n.spoken(mob.languages[0] if mob.languages else ""):
        form = FORMS.get(i18n.current.get(), i18n.current.get())
        start = local(from_iso(mob.starts_at), mob.time_zone)
        return f"{format_skeleton('yMMMEd', start, locale=form)}, {format_time(start, 'short', locale=form)}"
