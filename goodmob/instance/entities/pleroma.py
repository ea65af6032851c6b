"""What apps for Pleroma and Rebased look for in the JSON of the server."""

from collections.abc import Sequence

from msgspec import Struct

from goodmob.core import bounds


class FieldsLimits(Struct, frozen=True):
    """What the fields of a profile can hold. Apps that know this key read nothing of the server without it."""

    max_fields: int = bounds.PROFILE_FIELDS
    max_remote_fields: int = bounds.PROFILE_FIELDS
    name_length: int = bounds.FIELD_NAME_LENGTH
    value_length: int = bounds.FIELD_VALUE_LENGTH


class PleromaMetadata(Struct, frozen=True):
    """features: what of Pleroma's API is answered here beyond Mastodon's, by the names that its apps know."""

    features: Sequence[str] = ("events",)
    fields_limits: FieldsLimits = FieldsLimits()


class PleromaServer(Struct, frozen=True):
    """What is under `pleroma`."""

    metadata: PleromaMetadata = PleromaMetadata()
