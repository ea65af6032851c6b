"""Who may favourite, answer, boost and quote a post, as GoToSocial and Mastodon read it."""

from collections.abc import Iterable

from goodmob.accounts.entities.addresses import uri_of
from goodmob.accounts.queries.elsewhere import actor_uri
from goodmob.core.activitypub.audience import PUBLIC
from goodmob.core.activitypub.documents import Json
from goodmob.posts.activities.writing.addresses import followers_uri
from goodmob.posts.activities.writing.gathering import Gathered
from goodmob.posts.queries.posts import PostRow
from goodmob.posts.rules.policies import Rules, Who, policy_of


def policy_said(gathered: Gathered, row: PostRow) -> Json:
    """All four rules: that they are there tells others that we keep to them."""
    policy = policy_of(row.interaction_policy, row.visibility)
    return {
        "canLike": _rules(gathered, row, policy.favourite),
        "canReply": _rules(gathered, row, policy.reply),
        "canAnnounce": _rules(gathered, row, policy.reblog),
        "canQuote": _rules(gathered, row, _QUOTES[row.quote_policy]),
    }


_QUOTES = {"public": Rules(("public",)), "followers": Rules(("author", "followers")), "nobody": Rules(("author",))}


def _rules(gathered: Gathered, row: PostRow, rules: Rules) -> Json:
    # Nobody else can tell who follows each other: they ask, and are let in at once.
    asked = [*rules.manual, *(who for who in rules.automatic if who == "mutuals")]
    automatic = _actors(gathered, row, (who for who in rules.automatic if who != "mutuals"))
    manual = [uri for uri in _actors(gathered, row, asked) if uri not in automatic]
    return {
        "automaticApproval": automatic,
        "manualApproval": manual,
        "always": automatic,
        "approvalRequired": manual,
    }


def _actors(gathered: Gathered, row: PostRow, some: Iterable[Who]) -> list[str]:
    found = [uri for who in some for uri in _actors_of(gathered, row, who)]
    return [PUBLIC] if PUBLIC in found else list(dict.fromkeys(found))


def _actors_of(gathered: Gathered, row: PostRow, who: Who) -> list[str]:
    settings = gathered.house.settings
    match who:
        case "public":
            return [PUBLIC]
        case "followers" | "mutuals":
            return [followers_uri(settings, row.account_id)]
        case "following":
            return [f"{actor_uri(settings, row.account_id)}/following"]
        case "mentioned":
            named = (gathered.accounts.get(id_) for id_ in gathered.mentions.get(row.id, ()))
            return [uri_of(settings, account) for account in named if account is not None]
        case "author":
            return [actor_uri(settings, row.account_id)]
