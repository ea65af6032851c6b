"""The last hand on every answer: safety headers, CORS, limits, request id, cookies of pages, compression."""

import re
from urllib.parse import urlsplit

from isal import igzip
from starlette.requests import Request
from starlette.responses import FileResponse, Response, StreamingResponse

from goodmob.core.web import cookies, cors, notices, themes, throttle
from goodmob.core.web.call import Call
from goodmob.core.web.pages import PageAnswer

EVERYWHERE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cache-control", b"private, no-store"),
)
VIEWER = b"goodmob-viewer"
NO_FRAMES = (b"x-frame-options", b"DENY")
FRAMED_NOWHERE, FRAMED_ANYWHERE = "frame-ancestors 'none'", "frame-ancestors *"
DATA_POLICY = b"default-src 'none'; frame-ancestors 'none'; form-action 'none'"
PAGE_POLICY = (
    "default-src 'none'; base-uri 'none'; connect-src 'self'; font-src 'self'; frame-ancestors 'none'; "
    "img-src 'self' data:; manifest-src 'self'; media-src 'self'; script-src 'self'; style-src 'self'; "
    "worker-src 'self'; form-action 'self'"
)
PERMISSIONS = b"camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"

A_YEAR = 365 * 24 * 3600
WORTH_PACKING = 1024
FASTEST_LEVEL = 1
PACKED_TYPES = (
    "application/json",
    "text/",
    "application/activity+json",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
)
TAKES_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
CSP_SOURCE = re.compile(r"[a-z][a-z0-9+.-]*:(//[a-z0-9.\-\[\]:]+)?")


def dress(call: Call, response: Response) -> None:
    """Add to the response what it does not say itself."""
    raw = response.raw_headers
    said = {name for name, _ in raw}
    own = (*_of_page(response), *_of_viewer(call, response)) if call.route.is_page else _of_data(call)
    wanted = (*EVERYWHERE, *own)
    raw.extend((name, value) for name, value in wanted if name not in said)
    if not _is_framable(response):
        raw.append(NO_FRAMES)
    raw.extend(cors.headers(call.scope["path"]))
    raw.extend(throttle.headers(call))
    raw.append((b"x-request-id", call.id.encode()))
    if call.route.is_page:
        response.headers.add_vary_header("Cookie")
        response.headers.add_vary_header("Accept-Language")
        _bake(call, response)
    _pack(call, response)


def takes_gzip(request: Request) -> bool:
    """Whether the client can unpack gzip."""
    return TAKES_GZIP.search(request.headers.get("accept-encoding", "")) is not None


def form_source(url: str) -> str:
    """What a policy calls the place a URL leads to: its scheme and host, or the scheme alone for an app's own."""
    parts = urlsplit(url)
    source = f"{parts.scheme}://{parts.netloc.lower()}" if parts.scheme in {"http", "https"} else f"{parts.scheme}:"
    return source if CSP_SOURCE.fullmatch(source) else ""


def _of_page(response: Response) -> tuple[tuple[bytes, bytes], ...]:
    leads_to = response.form_action if isinstance(response, PageAnswer) else ()
    whole = PAGE_POLICY.replace(FRAMED_NOWHERE, FRAMED_ANYWHERE) if _is_framable(response) else PAGE_POLICY
    policy = " ".join([whole, *(source for url in leads_to if (source := form_source(url)))])
    return (b"content-security-policy", policy.encode()), (b"permissions-policy", PERMISSIONS)


def _of_viewer(call: Call, response: Response) -> tuple[tuple[bytes, bytes], ...]:
    """For whom a page was made, so that the browser keeps it for nobody else."""
    return ((VIEWER, str(call.viewer.account_id or "").encode()),) if isinstance(response, PageAnswer) else ()


def _is_framable(response: Response) -> bool:
    return isinstance(response, PageAnswer) and response.framable


def _of_data(call: Call) -> tuple[tuple[bytes, bytes], ...]:
    policy = (b"content-security-policy", DATA_POLICY)
    if call.route.deprecated:
        return policy, (b"deprecation", f"@{call.route.deprecated}".encode())
    return (policy,)


def _bake(call: Call, response: Response) -> None:
    settings = call.house.settings
    if call.new_csrf:
        cookies.keep(settings, response, cookies.CSRF, call.new_csrf)
    if call.new_language:
        cookies.keep(settings, response, cookies.LANGUAGE, call.new_language, A_YEAR)
    themes.remember(call, response)
    if call.notices:
        cookies.keep(settings, response, cookies.NOTICES, notices.pack(call.notices))
    elif isinstance(response, PageAnswer) and cookies.read(settings, call, cookies.NOTICES):
        cookies.drop(settings, response, cookies.NOTICES)


def _pack(call: Call, response: Response) -> None:
    headers = response.headers
    is_stream = isinstance(response, (StreamingResponse, FileResponse))
    if is_stream or "content-encoding" in headers or not headers.get("content-type", "").startswith(PACKED_TYPES):
        return
    if len(response.body) < WORTH_PACKING:
        return
    headers.add_vary_header("Accept-Encoding")
    if takes_gzip(call):
        response.body = igzip.compress(response.body, compresslevel=FASTEST_LEVEL, mtime=0)
        headers["content-encoding"] = "gzip"
        headers["content-length"] = str(len(response.body))
