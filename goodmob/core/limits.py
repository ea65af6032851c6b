"""Rate limits: fixed windows counted in memory, with the defaults that Mastodon's clients know."""

from enum import Enum

from msgspec import Struct

from goodmob.core.clock import DAY, HOUR, MINUTE, SECOND, Clock
from goodmob.core.errors import TooMany

MOST_KEYS = 200_000


class By(Enum):
    """Whose requests are counted together."""

    ACCOUNT = "account"
    TOKEN = "token"  # noqa: S105  the word, not a secret
    ADDRESS = "address"
    SUBJECT = "subject"


class Rule(Struct, frozen=True):
    """So many requests in a window (microseconds) for each account, token, address, or subject such as an e-mail."""

    name: str
    by: By
    most: int
    window: int


class Standing(Struct, frozen=True):
    """Where somebody stands with a rule after a request; `resets_at` is a moment."""

    most: int
    remaining: int
    resets_at: int
    refused: bool = False


BY_ACCOUNT = Rule("account", By.ACCOUNT, 1500, 5 * MINUTE)
BY_TOKEN = Rule("token", By.TOKEN, 300, 5 * MINUTE)
BY_ADDRESS = Rule("address", By.ADDRESS, 300, 5 * MINUTE)
PAGING_BY_ACCOUNT = Rule("paging by account", By.ACCOUNT, 300, 15 * MINUTE)
PAGING_BY_ADDRESS = Rule("paging by address", By.ADDRESS, 300, 15 * MINUTE)

MEDIA = Rule("media", By.ACCOUNT, 30, 30 * MINUTE)

GROUPS: dict[str, tuple[Rule, ...]] = {
    "statuses": (Rule("statuses", By.ACCOUNT, 300, 3 * HOUR),),
    "follows": (Rule("follows", By.ACCOUNT, 400, DAY),),
    "translations": (Rule("translations", By.ACCOUNT, 60, 10 * MINUTE),),
    "reports": (Rule("reports", By.ACCOUNT, 400, DAY),),
    "media": (MEDIA,),
    "search": (Rule("search", By.ACCOUNT, 150, 5 * MINUTE),),
    "delete": (Rule("delete", By.ACCOUNT, 30, 30 * MINUTE),),
    "sign_up": (Rule("sign_up", By.ADDRESS, 5, 30 * MINUTE),),
    "sign_up_page": (Rule("sign_up_page", By.ADDRESS, 25, 5 * MINUTE),),
    "names": (Rule("names", By.ADDRESS, 100, 5 * MINUTE),),
    "apps": (Rule("apps", By.ADDRESS, 5, 10 * MINUTE),),
    "sitemaps": (Rule("sitemaps", By.ADDRESS, 200, 5 * MINUTE),),
    "interactions": (Rule("interactions", By.ADDRESS, 30, 5 * MINUTE),),
    "drawings": (Rule("drawings", By.ADDRESS, 100, 5 * MINUTE),),
    "calendars": (Rule("calendars", By.ADDRESS, 100, 5 * MINUTE),),
    "login": (Rule("login", By.ADDRESS, 25, 5 * MINUTE),),
    "password": (Rule("password", By.ACCOUNT, 10, 10 * MINUTE),),
    "password_reset": (Rule("password_reset", By.ADDRESS, 25, 5 * MINUTE),),
    "confirmation": (Rule("confirmation", By.ADDRESS, 25, 5 * MINUTE),),
}
"""What a route's `limit` may name; it holds besides the general limits."""

UNCOUNTED = "uncounted"
"""The `limit` of routes that cost next to nothing, such as assets; nothing is counted there."""

SUBJECTS: dict[str, Rule] = {
    rule.name: rule
    for rule in (
        MEDIA,
        Rule("login_email", By.SUBJECT, 25, HOUR),
        Rule("login_address", By.SUBJECT, 25, 5 * MINUTE),
        Rule("password_reset_email", By.SUBJECT, 5, 30 * MINUTE),
        Rule("new_accounts", By.SUBJECT, 5, DAY),
        Rule("confirmation_email", By.SUBJECT, 5, 30 * MINUTE),
        Rule("flags_of_actor", By.SUBJECT, 100, DAY),
        Rule("flags_of_server", By.SUBJECT, 300, DAY),
    )
}
"""Rules that a handler applies itself, because only it knows the subject, or how often it counts:
`limits.demand("login_email", email)`, `limits.demand("media", account_id)`.
"""


class Limits:
    """Counts requests of this process; memory is bounded by the number of keys, whatever strangers send."""

    def __init__(self, clock: Clock, enabled: bool = True, most_keys: int = MOST_KEYS) -> None:
        self.enabled = enabled
        self._clock = clock
        self._most_keys = most_keys
        self._counts: dict[tuple[str, int | str], tuple[int, int]] = {}

    def spend(self, rule: Rule, key: int | str) -> Standing:
        """Count one request of the key; a refused one is not counted further."""
        now = self._clock.now()
        resets_at = (now // rule.window + 1) * rule.window
        ends, count = self._counts.pop((rule.name, key), (resets_at, 0))
        if ends != resets_at:
            count = 0
        refused = count >= rule.most
        self._counts[rule.name, key] = (resets_at, count if refused else count + 1)
        if len(self._counts) > self._most_keys:
            self._forget(now)
        return Standing(rule.most, 0 if refused else rule.most - count - 1, resets_at, refused)

    def demand(self, name: str, subject: int | str) -> None:
        """Count one request of the subject under a rule of SUBJECTS; TooMany once it is used up."""
        if not self.enabled:
            return
        standing = self.spend(SUBJECTS[name], subject)
        if standing.refused:
            raise TooMany(seconds_until(standing.resets_at, self._clock.now()))

    def __len__(self) -> int:
        return len(self._counts)

    def _forget(self, now: int) -> None:
        # A tenth goes at once even where every window is open, so that this pass stays rare.
        self._counts = {key: entry for key, entry in self._counts.items() if entry[0] > now}
        too_many = len(self._counts) - self._most_keys * 9 // 10
        for key in list(self._counts)[: max(0, too_many)]:
            del self._counts[key]


def seconds_until(moment: int, now: int) -> int:
    """Whole seconds to wait, at least one, as Retry-After wants them."""
    return max(1, -((now - moment) // SECOND))
