"""Doors of Mastodon behind which this server has nothing; each answers as a Mastodon does that has nothing there."""

from msgspec import Struct
from starlette.responses import Response

from goodmob.accounts.entities.account import Account
from goodmob.core.errors import NotFound
from goodmob.core.web.answers import EMPTY, Empty
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import NOBODY, get, post

NO_CONTENT = 204


class AnnualReports(Struct, frozen=True):
    """Mastodon's WrappedAnnualReports; nobody's year is reported on here."""

    annual_reports: tuple[()] = ()
    accounts: tuple[Account, ...] = ()
    statuses: tuple[()] = ()


class ReportState(Struct, frozen=True):
    """Whether there is, or could be, a report of a year."""

    state: str = "ineligible"


class OneYear(Struct):
    """The year of the path."""

    year: str


class OneAccount(Struct):
    """The account of the path."""

    id: Id


async def annual_reports(call: Call) -> AnnualReports:
    """The reports of one's years: none."""
    return AnnualReports()


async def annual_report(call: Call, params: OneYear) -> AnnualReports:
    """The report of a year, which does not exist."""
    raise NotFound


async def annual_report_state(call: Call, params: OneYear) -> ReportState:
    """Whether a year is reported on: it is not."""
    return ReportState()


async def read_annual_report(call: Call, params: OneYear) -> Empty:
    """A report that does not exist cannot be read."""
    raise NotFound


async def generate_annual_report(call: Call, params: OneYear) -> Empty:
    """Nothing is generated, as for every year that is not eligible."""
    return EMPTY


async def donation_campaign(call: Call) -> Response:
    """The campaign that apps show: this server has none."""
    return Response(status_code=NO_CONTENT)


async def identity_proof(call: Call) -> Empty:
    """Proofs of identity by other services: no service is known here."""
    raise NotFound


async def subscribe_by_email(call: Call, params: OneAccount) -> Empty:
    """Posts by mail, which nobody here offers."""
    raise NotFound


_REPORT = "/api/v1/annual_reports/:year"

ROUTES = (
    get("/api/v1/annual_reports", annual_reports, scope="read:accounts"),
    get(_REPORT, annual_report, scope="read:accounts"),
    get(f"{_REPORT}/state", annual_report_state, scope="read:accounts"),
    post(f"{_REPORT}/read", read_annual_report, scope="write:accounts"),
    post(f"{_REPORT}/generate", generate_annual_report, scope="write:accounts"),
    get("/api/v1/donation_campaigns", donation_campaign),
    get("/api/proofs", identity_proof, viewer=NOBODY),
    post("/api/v1/accounts/:id/email_subscriptions", subscribe_by_email, viewer=NOBODY),
)
