"""What the viewer would lose by hiding another server, by API."""

from msgspec import Struct

from goodmob.core.errors import Invalid
from goodmob.core.text.hosts import normalise_domain
from goodmob.core.web.call import Call
from goodmob.core.web.routes import get
from goodmob.social.queries.domain_preview import loss_by_hiding


class OneDomain(Struct):
    """The server that may be hidden."""

    domain: str = ""


class DomainBlockPreview(Struct, frozen=True):
    """Mastodon's DomainBlockPreview: how many people there the viewer follows, and how many follow the viewer."""

    following_count: int
    followers_count: int


async def preview(call: Call, params: OneDomain) -> DomainBlockPreview:
    """How many follows hiding a server would concern; nothing is hidden."""
    domain = normalise_domain(params.domain)
    if domain is None:
        raise Invalid("domain", "is not a valid domain name" if params.domain.strip() else "can't be blank")
    loss = await loss_by_hiding(call.house.db, call.account_id, domain)
    return DomainBlockPreview(loss.following, loss.followers)


ROUTES = (get("/api/v1/domain_blocks/preview", preview, scope="write:blocks"),)
