"""Reporting somebody in a browser: a form about an account, or about a post of theirs."""

from collections.abc import Mapping

from msgspec import Struct
from starlette.responses import RedirectResponse, Response

from goodmob.accounts.entities.account import Account
from goodmob.accounts.entities.account import show as show_accounts
from goodmob.accounts.permissions import living_anywhere
from goodmob.core import bounds
from goodmob.core.errors import Invalid, NotFound
from goodmob.core.web.call import Call
from goodmob.core.web.params import Id
from goodmob.core.web.routes import SESSION, get, post
from goodmob.instance.queries.rules import rules_of_the_place
from goodmob.moderation.actions.file_report import file_report
from goodmob.moderation.rules.reports import VIOLATION, Complaint
from goodmob.posts.entities.show import show as show_posts
from goodmob.posts.entities.status import Status
from goodmob.posts.permissions import reportable
from goodmob.posts.queries.posts import post_by_id

_LONGEST = bounds.REPORT_COMMENT_LENGTH


class Reported(Struct, kw_only=True):
    """Whom to report, and the post of theirs that it is about."""

    username: str
    id: Id | None = None


class ReportForm(Reported, kw_only=True):
    """Why; rules count only where one of them was broken. forward: whether their own server may know of it."""

    category: str = ""
    rule_ids: list[Id] = []
    comment: str = ""
    forward: bool = False


class Subject(Struct, frozen=True):
    """Whom the form is about, and what: `post` is None, too, where a block hides the post from whoever reports it."""

    account: Account
    post: Status | None = None

    @property
    def place(self) -> str:
        """Where whoever reports it can see it."""
        return f"/@{self.post.account.acct}/{self.post.id}" if self.post else f"/@{self.account.acct}"


async def ask(call: Call, params: Reported) -> Response:
    """The form, and what happens once it is sent."""
    subject = await _subject(call, params)
    return await _form(call, subject, ReportForm(username=params.username, id=params.id), {})


async def take(call: Call, params: ReportForm) -> Response:
    """Report it, or show the form again with what is missing."""
    subject = await _subject(call, params)
    complaint = Complaint(
        target_id=int(subject.account.id),
        category=params.category,
        comment=params.comment,
        rule_ids=params.rule_ids if params.category == VIOLATION else (),
        post_ids=() if params.id is None else (params.id,),
        forward=params.forward,
    )
    try:
        if not params.category:
            raise Invalid("category", "can't be blank")
        await call.house.db.act(file_report, call.account_id, complaint)
    except Invalid as refusal:
        return await _form(call, subject, params, _words_for(call, refusal))
    call.notify(call.gettext("Thank you. The people who look after this place will look at it."))
    return RedirectResponse(subject.place, 303)


async def _subject(call: Call, params: Reported) -> Subject:
    """NotFound, too, for oneself: there is nothing to report."""
    house, account_id = call.house, call.account_id
    if params.id is None:
        target_id = (await living_anywhere(house, params.username)).id
    else:
        row = await post_by_id(house.db, params.id)
        if row is None or not await reportable(house.db, account_id, row.account_id, [row.id]):
            raise NotFound
        target_id = row.account_id
    account = next(iter(await show_accounts(house, [target_id])), None)
    if account is None or target_id == account_id or account.acct.lower() != params.username.lower():
        raise NotFound
    shown = [] if params.id is None else await show_posts(house, account_id, [params.id])
    return Subject(account, (shown[0].reblog or shown[0]) if shown else None)


async def _form(call: Call, subject: Subject, form: ReportForm, errors: Mapping[str, str]) -> Response:
    return call.house.pages.render(
        call,
        "moderation/report.html",
        status=422 if errors else 200,
        account=subject.account,
        post=subject.post,
        place=subject.place,
        form=form,
        rules=await rules_of_the_place(call.house.db),
        errors=errors,
        longest=_LONGEST,
    )


def _words_for(call: Call, refusal: Invalid) -> dict[str, str]:
    """The remedy by field; a refusal of something that the form does not ask is raised again."""
    remedies = {
        "category": call.gettext("Please choose what is wrong."),
        "rule_ids": call.gettext("Please tick the rule that was broken."),
        "comment": call.gettext(
            "This is too long; %(number)s characters are the most.", number=bounds.REPORT_COMMENT_LENGTH
        ),
    }
    if refusal.field not in remedies:
        raise refusal
    return {refusal.field: remedies[refusal.field]}


_FORMS = ("/@:username/report", "/@:username/:id/report")

PAGES = tuple(
    door
    for path in _FORMS
    for door in (get(path, ask, viewer=SESSION), post(path, take, viewer=SESSION, limit="reports"))
)
