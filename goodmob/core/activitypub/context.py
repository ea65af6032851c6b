"""The context of the documents we send: what their keys mean to a processor of JSON-LD."""

from collections.abc import Iterator
from typing import Any, Final

from goodmob.core.activitypub.documents import STREAMS, Json

SECURITY: Final = "https://w3id.org/security/v1"
INTEGRITY: Final = "https://w3id.org/security/data-integrity/v1"
MULTIKEY: Final = "https://w3id.org/security/multikey/v1"

PREFIXES: Final[dict[str, str]] = {
    "toot": "http://joinmastodon.org/ns#",
    "schema": "http://schema.org#",
    "misskey": "https://misskey-hub.net/ns#",
    "litepub": "http://litepub.social/ns#",
    "gts": "https://gotosocial.org/ns#",
    "mz": "https://joinmobilizon.org/ns#",
    "pt": "https://joinpeertube.org/ns#",
    "ical": "http://www.w3.org/2002/12/cal/ical#",
    "goodmob": "urn:goodmob:",
    "fep": "https://w3id.org/fep/044f#",
}

TERMS: Final[Json] = {
    "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
    "movedTo": {"@id": "as:movedTo", "@type": "@id"},
    "alsoKnownAs": {"@id": "as:alsoKnownAs", "@type": "@id"},
    "sensitive": "as:sensitive",
    "Hashtag": "as:Hashtag",
    "Emoji": "toot:Emoji",
    "featured": {"@id": "toot:featured", "@type": "@id"},
    "featuredTags": {"@id": "toot:featuredTags", "@type": "@id"},
    "discoverable": "toot:discoverable",
    "indexable": "toot:indexable",
    "memorial": "toot:memorial",
    "suspended": "toot:suspended",
    "votersCount": "toot:votersCount",
    "blurhash": "toot:blurhash",
    "focalPoint": {"@container": "@list", "@id": "toot:focalPoint"},
    "attributionDomains": {"@id": "toot:attributionDomains", "@type": "@id"},
    "showFeatured": "toot:showFeatured",
    "showMedia": "toot:showMedia",
    "showRepliesInMedia": "toot:showRepliesInMedia",
    "webfinger": "https://purl.archive.org/socialweb/webfinger#webfinger",
    "PropertyValue": "schema:PropertyValue",
    "value": "schema:value",
    "EmojiReact": "litepub:EmojiReact",
    "quoteUrl": "as:quoteUrl",
    "_misskey_quote": "misskey:_misskey_quote",
    "quote": {"@id": "fep:quote", "@type": "@id"},
    "quoteAuthorization": {"@id": "fep:quoteAuthorization", "@type": "@id"},
    "QuoteAuthorization": "fep:QuoteAuthorization",
    "QuoteRequest": "fep:QuoteRequest",
    "interactingObject": {"@id": "gts:interactingObject", "@type": "@id"},
    "interactionTarget": {"@id": "gts:interactionTarget", "@type": "@id"},
    "interactionPolicy": {"@id": "gts:interactionPolicy", "@type": "@id"},
    "canQuote": {"@id": "gts:canQuote", "@type": "@id"},
    "canReply": {"@id": "gts:canReply", "@type": "@id"},
    "canLike": {"@id": "gts:canLike", "@type": "@id"},
    "canAnnounce": {"@id": "gts:canAnnounce", "@type": "@id"},
    "automaticApproval": {"@id": "gts:automaticApproval", "@type": "@id"},
    "manualApproval": {"@id": "gts:manualApproval", "@type": "@id"},
    "approvedBy": {"@id": "gts:approvedBy", "@type": "@id"},
    "replyAuthorization": {"@id": "gts:replyAuthorization", "@type": "@id"},
    "announceAuthorization": {"@id": "gts:announceAuthorization", "@type": "@id"},
    "maximumAttendeeCapacity": "schema:maximumAttendeeCapacity",
    "remainingAttendeeCapacity": "schema:remainingAttendeeCapacity",
    "participantCount": "mz:participantCount",
    "joinMode": "mz:joinMode",
    "repliesModerationOption": "mz:repliesModerationOption",
    "anonymousParticipationEnabled": "mz:anonymousParticipationEnabled",
    "participationMessage": "mz:participationMessage",
    "timezone": "mz:timezone",
    "isOnline": "mz:isOnline",
    "category": "mz:category",
    "commentsEnabled": "pt:commentsEnabled",
    "inLanguage": "schema:inLanguage",
    "event": {"@id": "goodmob:event", "@type": "@id"},
    "mob": {"@id": "goodmob:mob", "@context": {"@vocab": "urn:goodmob:"}},
}

CONTEXT: Final[list[Any]] = [STREAMS, SECURITY, INTEGRITY, MULTIKEY, {**PREFIXES, **TERMS}]
"""Every word we have, for collections of documents of all kinds."""

_KEYS: Final = frozenset({"publicKey", "signature"})
_OWN_WORLD: Final = "mob"


def with_context(document: Json) -> Json:
    """The document as it is sent: its context first, whatever it had before, with the words that it uses and no more.

    Most of what is sent is small, and a proof repeats the context.
    """
    return {"@context": _context_of(document), **{key: value for key, value in document.items() if key != "@context"}}


def _context_of(document: Json) -> list[Any]:
    used = set(_words(document))
    terms = {word: meaning for word, meaning in TERMS.items() if word in used}
    meanings = (meaning if isinstance(meaning, str) else meaning["@id"] for meaning in terms.values())
    named = {word.partition(":")[0] for word in (*meanings, *used)}
    prefixes = {prefix: whole for prefix, whole in PREFIXES.items() if prefix in named}
    return [
        STREAMS,
        *([SECURITY] if used & _KEYS else []),
        INTEGRITY,
        *([MULTIKEY] if "assertionMethod" in used else []),
        *([{**prefixes, **terms}] if prefixes or terms else []),
    ]


def _words(value: Any) -> Iterator[str]:
    """The keys and types that are used; what a mob says of itself has a vocabulary of its own."""
    if isinstance(value, list):
        for item in value:
            yield from _words(item)
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            if key == "type":
                yield from inner if isinstance(inner, list) else [inner]
            elif key not in {"@context", _OWN_WORLD}:
                yield from _words(inner)
