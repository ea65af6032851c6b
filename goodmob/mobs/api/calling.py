"""Calling mobs by API: call, publish, edit, call off."""

from goodmob.accounts.queries.people import posting_defaults
from goodmob.core.text.language import language_of
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.federation.meeting import meet_named
from goodmob.mobs.actions.call import NewMob, call_mob
from goodmob.mobs.actions.cancel import cancel_mob
from goodmob.mobs.actions.edit import edit_mob
from goodmob.mobs.actions.publish import publish_mob
from goodmob.mobs.api.params import OneMob, WritingParams
from goodmob.mobs.entities.mob import Mob, show_one_mob
from goodmob.mobs.permissions import own_mob
from goodmob.mobs.rules.wishes import MobFields, Wish, visibility_named


class CallParams(WritingParams, kw_only=True):
    """A new mob; what is left out is as the host's preferences say. A draft is seen by its host only."""

    draft: bool = False


class EditParams(WritingParams, kw_only=True):
    """What is to change of a mob; what is left out stays. threshold and cap are taken away by 0, join_by by nothing."""

    id: Id


async def call_one_mob(call: Call, params: CallParams) -> Mob:
    """Call a mob: publishes a post that people can join."""
    house, host_id = call.house, call.account_id
    new = NewMob(
        usual=await usual_wish(call, params),
        fields=params,
        place=params.place_fields(),
        draft=params.draft,
        application_id=call.viewer.application_id,
    )
    key = call.headers.get("Idempotency-Key") or None
    await meet_named(house, *_words(params))
    mob_id = await house.db.act(call_mob, house.settings, host_id, new, key)
    return await show_one_mob(house, host_id, mob_id)


async def publish_one_mob(call: Call, params: OneMob) -> Mob:
    """Publish a draft of one's own."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    await house.db.act(publish_mob, house.settings, host_id, params.id, call.viewer.application_id, lane=params.id)
    return await show_one_mob(house, host_id, params.id)


async def edit_one_mob(call: Call, params: EditParams) -> Mob:
    """Change a mob of one's own; people who joined are told when its time or its places change."""
    house, host_id = call.house, call.account_id
    await own_mob(house.db, host_id, params.id)
    place = params.place_fields()
    await meet_named(house, *_words(params))
    await house.db.act(edit_mob, house.settings, host_id, params.id, params, place, lane=params.id)
    return await show_one_mob(house, host_id, params.id)


async def cancel_one_mob(call: Call, params: OneMob) -> Mob | Empty:
    """Call a mob of one's own off: its post stays and says so; a draft is gone."""
    house, host_id = call.house, call.account_id
    row = await own_mob(house.db, host_id, params.id)
    await house.db.act(cancel_mob, host_id, params.id, lane=params.id)
    return EMPTY if row.post_id is None else await show_one_mob(house, host_id, params.id)


async def usual_wish(call: Call, fields: MobFields) -> Wish:
    """A mob as the caller calls one who says no more than these fields."""
    usual = await posting_defaults(call.house.db, call.account_id)
    language = language_of(" ".join(_words(fields)), usual.posting_language)
    return Wish(visibility=visibility_named(usual.posting_privacy), language=language)


def _words(fields: MobFields) -> list[str]:
    return [text for text in (fields.title, fields.text) if isinstance(text, str)]
