"""The form in which people call a mob or change one: what it holds, and how it becomes what the actions take."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, Struct, field, structs

from goodmob.core.errors import Invalid, Refusal
from goodmob.core.secrets import new_secret
from goodmob.core.web.params import Upload
from goodmob.core.zones import USUAL_ZONE, clock
from goodmob.media.actions.refusals import CannotAttach
from goodmob.media.actions.take_in import Picture
from goodmob.media.entities.attachment import MediaAttachment, with_words
from goodmob.media.entities.configuration import MAX_MEDIA_ATTACHMENTS
from goodmob.media.entities.trouble import why_not_attached
from goodmob.mobs.pages.more import MoreForm, MoreShown, cell_typed, more_again, more_from, number, with_more
from goodmob.mobs.pages.words import remedy
from goodmob.mobs.rules.verbs import Verb
from goodmob.mobs.rules.wishes import MobFields, PlaceFields, PlacePolicy, Visibility, Wish
from goodmob.mobs.rules.wishing import LONGEST_TITLE

PLACES = {
    "place[text]": "place_text",
    "place[exact]": "place_exact",
    "place[latitude]": "place_text",
    "place[longitude]": "place_text",
    "moment": "starts_at",
    "file": "media",
    "media_ids": "media",
}
"""Where the form says what is wrong with a field that is called otherwise there."""

_SHOWN = frozenset(
    {"title", "text", "unit", "starts_at", "ends_at", "time_zone", "join_by", "threshold", "cap", "visibility"}
    | {"place_text", "place_exact", "media", "description"}
    | {"roles", "area_threshold", "addressee", "demand", "languages", "rules"}
)


class CallForm(MoreForm, kw_only=True):
    """A filled-in form. Times are by the clocks of time_zone; numbers are empty where there is no limit."""

    title: str = ""
    verb: Verb = "do"
    unit: str = ""
    text: str = ""
    starts_at: str = ""
    ends_at: str = ""
    one_minute: bool = False
    time_zone: str = USUAL_ZONE
    join_by: str = ""
    place_text: str = ""
    place_exact: str = ""
    exact_for_all: bool = False
    threshold: str = ""
    cap: str = ""
    visibility: Visibility | None = None
    media: list[Picture] = field(default_factory=list)
    files: list[Upload] = field(default_factory=list)
    descriptions: list[str] = field(default_factory=list)
    key: str = ""
    draft: bool = False


class Shown(Struct, frozen=True, kw_only=True):
    """The form as it is shown: what it holds, its pictures, and remedies by field.

    mob_id: the mob that is changed; None for a new one. visibilities: whether who may see it can still be chosen.
    """

    title: str = ""
    verb: str = "do"
    unit: str = ""
    text: str = ""
    starts_at: str = ""
    ends_at: str = ""
    one_minute: bool = False
    time_zone: str = USUAL_ZONE
    is_zone_chosen: bool = False
    join_by: str = ""
    place_text: str = ""
    place_exact: str = ""
    exact_for_all: bool = False
    threshold: str = ""
    cap: str = ""
    visibility: str = "public"
    visibilities: bool = True
    media: Sequence[MediaAttachment] = ()
    key: str = ""
    more: MoreShown = MoreShown()
    mob_id: int | None = None
    errors: Mapping[str, str] = {}

    @property
    def most_pictures(self) -> int:
        """How many pictures fit."""
        return MAX_MEDIA_ATTACHMENTS

    @property
    def is_more_open(self) -> bool:
        """Whether the rare fields are shown at once."""
        return self.more.has_more or any(name in self.errors for name in MoreShown.__struct_fields__)


def empty(visibility: str, parent_id: int | None = None, words: str = "") -> Shown:
    """A form for a new mob, perhaps a chapter of another; words written elsewhere are its name, if they fit."""
    more = MoreShown(parent_id="" if parent_id is None else str(parent_id))
    is_name = len(words) <= LONGEST_TITLE and "\n" not in words
    title, text = (words, "") if is_name else ("", words)
    return Shown(title=title, text=text, visibility=visibility, key=new_secret(), more=more)


def filled_from(wish: Wish, mob_id: int, media: Sequence[MediaAttachment], *, is_published: bool) -> Shown:
    """The form with a mob as it is."""
    return Shown(
        title=wish.title,
        verb=wish.verb,
        unit=wish.unit,
        text=wish.text,
        starts_at=clock(wish.starts_at, wish.time_zone),
        ends_at=clock(wish.ends_at, wish.time_zone),
        one_minute=wish.moment,
        time_zone=wish.time_zone,
        is_zone_chosen=True,
        join_by="" if wish.join_by is None else clock(wish.join_by, wish.time_zone),
        place_text=wish.place_text,
        place_exact=wish.place_exact,
        exact_for_all=wish.place_policy == "public",
        threshold="" if wish.threshold is None else str(wish.threshold),
        cap="" if wish.cap is None else str(wish.cap),
        visibility=wish.visibility,
        visibilities=not is_published,
        media=media,
        more=more_from(wish),
        mob_id=mob_id,
    )


def filled_again(former: Shown, form: CallForm, media: Sequence[MediaAttachment], refusal: Refusal) -> Shown:
    """The form with all that was typed, and what is wrong with it; what is no fault of the form is raised again."""
    typed = {name: value for name, value in structs.asdict(form).items() if name in Shown.__struct_fields__}
    typed["visibility"] = form.visibility or former.visibility
    typed["key"] = form.key or former.key
    typed["more"] = more_again(former.more, form)
    typed["media"] = with_words(form.media, media)
    errors = _errors(refusal)
    return structs.replace(former, **typed, is_zone_chosen=True, errors=errors)


def fields_of(form: CallForm, media_ids: Sequence[int], *, is_published: bool) -> MobFields:
    """What the form says of the mob; Invalid names a number that is none."""
    times = MobFields(starts_at=form.starts_at, ends_at=form.ends_at)
    if form.one_minute and form.starts_at:
        times = MobFields(moment=form.starts_at)
    fields = structs.replace(
        times,
        title=form.title,
        text=form.text,
        verb=form.verb,
        unit=form.unit,
        time_zone=form.time_zone,
        threshold=number("threshold", form.threshold),
        cap=number("cap", form.cap),
        join_by=form.join_by,
        visibility=UNSET if is_published or form.visibility is None else form.visibility,
        media_ids=list(media_ids),
    )
    return with_more(fields, form)


def place_of(form: CallForm) -> PlaceFields:
    """What the form says of the place; its cell stays as it was unless the browser says where it is."""
    policy: PlacePolicy = "public" if form.exact_for_all else "confirmed"
    return PlaceFields(form.place_text, form.place_exact, cell_typed(form) or UNSET, policy)


def _errors(refusal: Refusal) -> dict[str, str]:
    if isinstance(refusal, CannotAttach):
        return {"media": why_not_attached(refusal.error)}
    if not isinstance(refusal, Invalid) or not refusal.field:
        raise refusal
    place = PLACES.get(refusal.field, refusal.field)
    said = remedy(refusal.field, refusal.message)
    return {place if place in _SHOWN else "form": said}
