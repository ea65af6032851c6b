"""What a post of another server quotes, with whose leave, and what its author lets others do with it."""

from typing import Any

from goodmob.core.activitypub.audience import is_public
from goodmob.core.activitypub.documents import Json
from goodmob.core.activitypub.values import id_of, ids, is_a, objects, text
from goodmob.posts.rules.policies import Kind, Policy, Rules, Who, settle, usual
from goodmob.posts.rules.visibility import OPEN_VISIBILITIES, QuotePolicy, Visibility

_QUOTE_KEYS = ("quote", "quoteUrl", "quoteUri", "_misskey_quote")
_QUOTE_RELATION = "https://misskey-hub.net/ns#_misskey_quote"
_DEEDS: dict[Kind, str] = {"favourite": "canLike", "reply": "canReply", "reblog": "canAnnounce"}


def quoted_in(document: Json) -> str | None:
    """The address of the post that this one quotes, in whichever of the ways there are to say so."""
    said = next((uri for key in _QUOTE_KEYS if (uri := id_of(document.get(key))) is not None), None)
    if said is not None:
        return said
    links = [item for item in objects(document.get("tag")) if is_a(item, "Link")]
    return next((id_of(link.get("href")) for link in links if _relation(link) == _QUOTE_RELATION), None)


def asks_nobody(document: Json) -> bool:
    """Whether it quotes without the words of FEP-044f: nobody is asked by who writes so, whatever is quoted."""
    return "quote" not in document


def stamp_in(document: Json) -> str | None:
    """The address of the stamp with which whoever is quoted let it."""
    return id_of(document.get("quoteAuthorization"))


def quote_policy_in(document: Json, followers_uri: str | None) -> QuotePolicy:
    """Who may quote the post without asking; nobody, where its author does not say."""
    automatic = _those(_policy(document, "canQuote"), "automaticApproval", "always")
    if any(is_public(uri) for uri in automatic):
        return "public"
    return "followers" if followers_uri is not None and followers_uri in automatic else "nobody"


def policy_in(
    document: Json, visibility: Visibility, *, author_uri: str, followers_uri: str | None, following_uri: str | None
) -> Policy | None:
    """Who may favourite, answer and boost the post, as GoToSocial says it; None where its author does not say."""
    if not any(_policy(document, key) for key in _DEEDS.values()):
        return None
    meant: dict[str, Who] = {author_uri: "author"}
    meant |= {followers_uri: "followers"} if followers_uri else {}
    meant |= {following_uri: "following"} if following_uri else {}
    otherwise = usual(visibility)
    everybody: tuple[Who, ...] = ("public",) if visibility in OPEN_VISIBILITIES else otherwise.favourite.automatic
    rules: dict[Kind, Rules] = {"favourite": otherwise.favourite, "reply": otherwise.reply, "reblog": otherwise.reblog}
    for kind, key in _DEEDS.items():
        if said := _policy(document, key):
            automatic = _who(_those(said, "automaticApproval", "always"), meant, everybody)
            manual = _who(_those(said, "manualApproval", "approvalRequired"), meant, everybody)
            rules[kind] = Rules(automatic, manual)
    return settle(Policy(rules["favourite"], rules["reply"], rules["reblog"]), visibility)


def _policy(document: Json, key: str) -> Json:
    policies = objects(document.get("interactionPolicy"))
    return next(iter(objects(policies[0].get(key))), {}) if policies else {}


def _those(said: Json, *keys: str) -> list[str]:
    return next((ids(said[key]) for key in keys if key in said), [])


def _who(uris: list[str], meant: dict[str, Who], everybody: tuple[Who, ...]) -> tuple[Who, ...]:
    found = {meant[uri] for uri in uris if uri in meant}
    found |= set(everybody) if any(is_public(uri) for uri in uris) else set()
    return tuple(sorted(found))


def _relation(link: Json) -> Any:
    return text(link.get("rel"))
