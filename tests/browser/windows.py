"""Windows of a real browser: each is somebody's own, with cookies and storage that nobody else has."""

from typing import Any, Literal

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, WebError

from tests.web.reading import browser_of
from tests.world.world import World

PATIENCE = 15_000
"""Milliseconds after which something that should be seen is missing."""

NARROW, PHONE, TABLET, DESK = 320, 390, 820, 1440
"""Widths of screens, in CSS pixels."""

HEIGHT = 900

Light = Literal["light", "dark"]


class Windows:
    """Opens windows before a world that is on the air, and keeps what goes wrong in them: `errors` stays empty.

    pace: how many seconds go by in the world while one goes by here.
    """

    def __init__(self, world: World, chromium: Browser) -> None:
        self.errors: list[str] = []
        self.pace = 1.0
        self._world = world
        self._chromium = chromium
        self._contexts: list[BrowserContext] = []
        self._expected: list[str] = []

    async def open(
        self,
        who: str = "",
        *,
        width: int = DESK,
        light: Light = "light",
        has_scripts: bool = True,
        has_worker: bool = False,
    ) -> Page:
        """An empty window, in which somebody is signed in, or nobody; addresses in it may leave the host out.

        has_worker: whether the service worker comes between the window and the house.
        """
        context = await self._chromium.new_context(
            base_url=self._world.house.settings.base_url,
            viewport={"width": width, "height": HEIGHT},
            color_scheme=light,
            java_script_enabled=has_scripts,
            service_workers="allow" if has_worker else "block",
            locale="en",
            timezone_id="UTC",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE)
        context.on("console", self._hear)
        context.on("weberror", self._fail)
        self._contexts.append(context)
        if who:
            await self._sign_in(context, who)
        return await context.new_page()

    def expect(self, *errors: str) -> None:
        """Errors that belong to the test are not held against the pages: what holds one of these words."""
        self._expected += errors

    async def close(self) -> None:
        """Closes all windows."""
        for context in self._contexts:
            await context.close()

    async def _sign_in(self, context: BrowserContext, who: str) -> None:
        entered = await browser_of(self._world, who)
        address = self._world.house.settings.base_url
        cookies: list[Any] = [
            {"name": one.name, "value": one.value or "", "url": address} for one in entered.cookies.jar
        ]
        await context.add_cookies(cookies)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._note(f"{message.text} ({message.location.get('url', '')})")

    def _fail(self, error: WebError) -> None:
        self._note(str(error.error))

    def _note(self, words: str) -> None:
        if not any(known in words for known in self._expected):
            self.errors.append(words)
