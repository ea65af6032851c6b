"""One's own account: who am I, change me, what do I prefer."""

from collections.abc import Mapping

from msgspec import UNSET, Struct, UnsetType, structs

from goodmob.accounts.actions.change_account import change_account
from goodmob.accounts.actions.change_profile import change_profile
from goodmob.accounts.entities.own import (
    CredentialAccount,
    Preferences,
    Profile,
    show_own,
    show_preferences,
    show_profile,
)
from goodmob.accounts.rules.faults import refuse
from goodmob.accounts.rules.preferences import PreferenceChange, preference_faults
from goodmob.accounts.rules.profile import Pair, Picture, ProfileChange, profile_faults
from goodmob.core.web.call import Call
from goodmob.core.web.params import Upload
from goodmob.core.web.routes import delete, get, patch
from goodmob.media.actions.keep_picture import Kind, kept_pictures

READ = ("profile", "read:accounts")
WRITE = "write:accounts"


class WrittenField(Struct):
    """A name-value pair of a profile."""

    name: str = ""
    value: str = ""


class WishedSource(Struct):
    """What a new post is to be like."""

    privacy: str | UnsetType = UNSET
    sensitive: bool | UnsetType = UNSET
    language: str | UnsetType = UNSET
    quote_policy: str | UnsetType = UNSET


class WishedProfile(Struct, kw_only=True):
    """The parts of a profile that are to be different; what is not sent stays."""

    display_name: str | UnsetType = UNSET
    note: str | UnsetType = UNSET
    avatar: Upload | UnsetType = UNSET
    avatar_description: str | UnsetType = UNSET
    header: Upload | UnsetType = UNSET
    header_description: str | UnsetType = UNSET
    locked: bool | UnsetType = UNSET
    bot: bool | UnsetType = UNSET
    discoverable: bool | UnsetType = UNSET
    indexable: bool | UnsetType = UNSET
    hide_collections: bool | UnsetType = UNSET
    show_media: bool | UnsetType = UNSET
    show_media_replies: bool | UnsetType = UNSET
    show_featured: bool | UnsetType = UNSET
    attribution_domains: list[str] | UnsetType = UNSET
    fields_attributes: list[WrittenField] | dict[str, WrittenField] | UnsetType = UNSET


class WishedAccount(WishedProfile, kw_only=True):
    """A profile, and what posts are to be like."""

    source: WishedSource | UnsetType = UNSET


async def verify_credentials(call: Call) -> CredentialAccount:
    """The account that the token acts for."""
    return await show_own(call.house, call.account_id)


async def update_credentials(call: Call, params: WishedAccount) -> CredentialAccount:
    """Change the profile, and what new posts are like."""
    await _change(call, params, params.source)
    return await show_own(call.house, call.account_id)


async def get_profile(call: Call) -> Profile:
    """The profile as it was written."""
    return await show_profile(call.house, call.account_id)


async def update_profile(call: Call, params: WishedProfile) -> Profile:
    """Change the profile."""
    await _change(call, params)
    return await show_profile(call.house, call.account_id)


async def drop_avatar(call: Call) -> CredentialAccount:
    """Take the avatar away."""
    change = ProfileChange(avatar=None, avatar_description="")
    await call.house.db.act(change_profile, call.house.settings, call.account_id, change)
    return await show_own(call.house, call.account_id)


async def drop_header(call: Call) -> CredentialAccount:
    """Take the header away."""
    change = ProfileChange(header=None, header_description="")
    await call.house.db.act(change_profile, call.house.settings, call.account_id, change)
    return await show_own(call.house, call.account_id)


async def get_preferences(call: Call) -> Preferences:
    """How the account posts and reads."""
    return await show_preferences(call.house, call.account_id)


async def _change(call: Call, wished: WishedProfile, source: WishedSource | UnsetType = UNSET) -> None:
    profile, preferences = _wished(wished), _preferences(source)
    # Pictures cost seconds of work and stay on the disk: first see whether the rest can be accepted.
    refuse({**profile_faults(profile), **preference_faults(preferences)})
    async with kept_pictures(call.house, _uploads(wished)) as kept:
        profile = structs.replace(profile, **{kind: Picture(*keys) for kind, keys in kept.items()})
        await call.house.db.act(change_account, call.house.settings, call.account_id, profile, preferences)


def _wished(wished: WishedProfile) -> ProfileChange:
    domains = wished.attribution_domains
    return ProfileChange(
        display_name=wished.display_name,
        note=wished.note,
        fields=_pairs(wished.fields_attributes),
        avatar_description=wished.avatar_description,
        header_description=wished.header_description,
        locked=wished.locked,
        bot=wished.bot,
        discoverable=wished.discoverable,
        indexable=wished.indexable,
        hide_collections=wished.hide_collections,
        show_media=wished.show_media,
        show_media_replies=wished.show_media_replies,
        show_featured=wished.show_featured,
        attribution_domains=UNSET if domains is UNSET else tuple(domains),
    )


def _pairs(fields: list[WrittenField] | dict[str, WrittenField] | UnsetType) -> tuple[Pair, ...] | UnsetType:
    if fields is UNSET:
        return UNSET
    written = fields.values() if isinstance(fields, Mapping) else fields
    return tuple(Pair(field.name, field.value) for field in written)


def _uploads(wished: WishedProfile) -> dict[Kind, Upload]:
    sent: dict[Kind, Upload | UnsetType] = {"avatar": wished.avatar, "header": wished.header}
    return {kind: upload for kind, upload in sent.items() if upload is not UNSET}


def _preferences(source: WishedSource | UnsetType) -> PreferenceChange:
    if source is UNSET:
        return PreferenceChange()
    return PreferenceChange(
        posting_privacy=source.privacy,
        posting_sensitive=source.sensitive,
        posting_language=source.language,
        posting_quote_policy=source.quote_policy,
    )


ROUTES = (
    get("/api/v1/accounts/verify_credentials", verify_credentials, scope=READ),
    patch("/api/v1/accounts/update_credentials", update_credentials, scope=WRITE),
    get("/api/v1/profile", get_profile, scope=READ),
    patch("/api/v1/profile", update_profile, scope=WRITE),
    delete("/api/v1/profile/avatar", drop_avatar, scope=WRITE),
    delete("/api/v1/profile/header", drop_header, scope=WRITE),
    get("/api/v1/preferences", get_preferences, scope="read:accounts"),
)
