"""Where every page of the house can be seen: a sample address for each route, and more where it has several faces."""

from goodmob.app.routes import PAGES
from goodmob.core.web.routes import Policy

FEEDS = (
    *("/public", "/@:username", "/@:username/:id", "/tags/:name", "/mobs", "/mobs/:id/posts"),
    "/collections/:id/posts",
)
"""What has a feed beside it, in each form."""

PARTS = {
    **{path + ending: "a feed" for path in FEEDS for ending in (".rss", ".atom", ".json")},
    "/live": "a stream",
    "/manifest.webmanifest": "what a device reads that installs the pages",
    "/mobs/:id.ics": "a calendar",
    "/mobs/calendar/:cell.ics": "a calendar",
    "/calendars/:secret.ics": "a calendar",
    "/settings/export/lists/:name": "a file",
    "/settings/export/archives/:id": "a file",
    "/settings/import/:id/failures": "a file",
    "/@:username/:id/translation": "needs a service that translates",
    "/mobs/:id/by/:code": "leads to the mob",
    "/mobs/:id/card": "a part of pages that are here",
    "/mobs/:id/questions/list": "a part of pages that are here",
    "/mobs/:id/hero": "a part of pages that are here",
    "/mobs/:id/map": "a part of pages that are here",
    "/mobs/:id/data.csv": "a file",
    "/mobs/:id/data.geojson": "a file",
    "/mobs/:id/data.json": "a file",
    "/mobs/:id/deeds/:deed_id": "a part of pages that are here",
}
"""What a browser never shows as a page of its own."""

OF_ROUTES = {
    "/": ["/", "/?max_id={post}"],
    "/@:username": ["/@ada", "/@ben", "/@mo"],
    "/@:username/:id": ["/@ada/{post}", "/@ada/{picture}", "/@ben/{answer}", "/@ben/{mob_post}"],
    "/@:username/:id/delete": ["/@ada/{post}/delete"],
    "/@:username/:id/edit": ["/@ada/{poll}/edit"],
    "/@:username/:id/embed": ["/@ada/{post}/embed"],
    "/@:username/:id/report": ["/@ben/{answer}/report"],
    "/@:username/:id/filter": ["/@ben/{answer}/filter"],
    "/@:username/featured": ["/@ada/featured", "/@mo/featured"],
    "/@:username/followers": ["/@ada/followers"],
    "/@:username/following": ["/@ada/following"],
    "/@:username/media": ["/@ada/media"],
    "/@:username/report": ["/@ben/report"],
    "/@:username/with_replies": ["/@ada/with_replies"],
    "/about": ["/about"],
    "/auth/confirm/:secret": ["/auth/confirm/anything"],
    "/auth/sign_in": ["/auth/sign_in", "/auth/sign_in?again=1"],
    "/auth/sign_up": ["/auth/sign_up"],
    "/auth/waiting": ["/auth/waiting", "/auth/waiting?email=eve@goodmob.test"],
    "/bookmarks": ["/bookmarks", "/bookmarks?folder_id={folder}"],
    "/collections/:id": ["/collections/{collection}", "/collections/{sensitive_collection}"],
    "/collections/:id/posts": ["/collections/{collection}/posts", "/collections/{sensitive_collection}/posts"],
    "/collections/:id/edit": ["/collections/{collection}/edit"],
    "/collections/new": ["/collections/new"],
    "/compose": ["/compose", "/compose?reply_to={answer}"],
    "/conversations": ["/conversations"],
    "/drafts": ["/drafts"],
    "/drafts/:id": ["/drafts/{draft}"],
    "/embed/mobs/:id": ["/embed/mobs/{live}", "/embed/mobs/{gathering}?theme=dark"],
    "/explore": ["/explore"],
    "/favourites": ["/favourites"],
    "/follow_requests": ["/follow_requests"],
    "/home": ["/home", "/home?max_id={post}"],
    "/interaction_requests": ["/interaction_requests"],
    "/lists": ["/lists"],
    "/lists/:id": ["/lists/{list}"],
    "/lists/:id/members": ["/lists/{list}/members?q=mo"],
    "/mails/stop/:ticket": ["/mails/stop/{ticket}"],
    "/mobs": ["/mobs", "/mobs?q=tea&verb=do"],
    "/mobs/:id": ["/mobs/{gathering}", "/mobs/{full}", "/mobs/{live}", "/mobs/{reported}", "/mobs/{called_off}"],
    "/mobs/:id/announcements": ["/mobs/{own}/announcements", "/mobs/{live}/announcements"],
    "/mobs/:id/cascade": ["/mobs/{live}/cascade", "/mobs/{own}/cascade"],
    "/mobs/:id/chapters": ["/mobs/{own}/chapters", "/mobs/{live}/chapters"],
    "/mobs/:id/questions": ["/mobs/{live}/questions", "/mobs/{own}/questions", "/mobs/{live}/questions?wall=1"],
    "/mobs/:id/queue": ["/mobs/{live_own}/queue"],
    "/mobs/:id/door": ["/mobs/{own}/door", "/mobs/{own}/door?code={door_code}"],
    "/mobs/:id/deeds": ["/mobs/{live}/deeds", "/mobs/{live_own}/deeds"],
    "/mobs/:id/edit": ["/mobs/{own}/edit"],
    "/mobs/:id/join": ["/mobs/{gathering}/join"],
    "/mobs/:id/order": ["/mobs/{own}/order", "/mobs/{gathering}/order"],
    "/mobs/:id/people": ["/mobs/{live}/people", "/mobs/{own}/people"],
    "/mobs/:id/poster": ["/mobs/{gathering}/poster", "/mobs/{called_off}/poster"],
    "/mobs/:id/wall": ["/mobs/{gathering}/wall", "/mobs/{live}/wall", "/mobs/{reported}/wall"],
    "/mobs/:id/posts": ["/mobs/{live}/posts"],
    "/mobs/:id/report": ["/mobs/{reported}/report"],
    "/mobs/:id/reviews": ["/mobs/{live_own}/reviews", "/mobs/{live_own}/reviews?state=decided"],
    "/mobs/mine": ["/mobs/mine"],
    "/mobs/near": ["/mobs/near"],
    "/mobs/new": ["/mobs/new"],
    "/offline": ["/offline"],
    "/notifications": ["/notifications", "/notifications?only=mentions"],
    "/notifications/requests": ["/notifications/requests"],
    "/oauth/authorize": ["/oauth/authorize?{question}", "/oauth/authorize?client_id=nobody"],
    "/oauth/authorize/native": ["/oauth/authorize/native?code={code}"],
    "/privacy-policy": ["/privacy-policy"],
    "/public": ["/public"],
    "/scheduled": ["/scheduled"],
    "/scheduled/:id": ["/scheduled/{scheduled}"],
    "/scheduled/calendar": ["/scheduled/calendar"],
    "/search": ["/search", "/search?q=tea", "/search?q=nothingofthekind"],
    "/searches": ["/searches"],
    "/searches/:id": ["/searches/{search}"],
    "/settings/accounts": ["/settings/accounts"],
    "/settings/appearance": ["/settings/appearance"],
    "/settings/apps": ["/settings/apps"],
    "/settings/blocks": ["/settings/blocks"],
    "/settings/calendar": ["/settings/calendar"],
    "/settings/delete": ["/settings/delete"],
    "/settings/export": ["/settings/export"],
    "/settings/filters": ["/settings/filters"],
    "/settings/filters/:id": ["/settings/filters/{filter}"],
    "/settings/filters/new": ["/settings/filters/new"],
    "/settings/import": ["/settings/import"],
    "/settings/import/:id": ["/settings/import/{import}", "/settings/import/{imported}"],
    "/settings/invites": ["/settings/invites"],
    "/settings/mails": ["/settings/mails"],
    "/settings/mobs": ["/settings/mobs"],
    "/settings/mutes": ["/settings/mutes"],
    "/settings/notifications": ["/settings/notifications"],
    "/settings/password": ["/settings/password"],
    "/settings/profile": ["/settings/profile"],
    "/settings/servers": ["/settings/servers", "/settings/servers?domain=far.example"],
    "/settings/shield": ["/settings/shield"],
    "/settings/sessions": ["/settings/sessions"],
    "/settings/tags": ["/settings/tags"],
    "/share": ["/share?title=Tea&url=https%3A%2F%2Ftea.example%2F"],
    "/start/:token": ["/start/{owner_token}"],
    "/terms": ["/terms"],
    "/terms/:date": ["/terms/{terms_day}"],
    "/tags/:name": ["/tags/tea", "/tags/nothingofthekind"],
    "/welcome": ["/welcome"],
}

ELSEWHERE = ["/nowhere"]
"""Pages that no route of their own has."""


def without_an_address() -> list[str]:
    """Page routes that nobody looks at, and addresses that lead to none."""
    routes = {route.path for route in PAGES if route.method == "GET"}
    return sorted(routes ^ {*OF_ROUTES, *PARTS})


def addresses(things: dict[str, str], *, is_signed_in: bool) -> list[str]:
    """Every address at which somebody sees a page, about these things; strangers are led away from some."""
    seen = {Policy.OPTIONAL_SESSION, *([Policy.SESSION] if is_signed_in else [])}
    open_paths = {route.path for route in PAGES if route.method == "GET" and route.viewer in seen}
    samples = [one for path, some in sorted(OF_ROUTES.items()) if path in open_paths for one in some]
    return [one.format_map(things) for one in [*samples, *ELSEWHERE]]
