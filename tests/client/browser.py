"""A person's browser before a real server: it follows links and fills in the forms that it is shown."""

import httpx2

from tests.world.browser import forms_of


class Browser(httpx2.Client):
    """Keeps cookies and follows redirects, as browsers do."""

    def __init__(self) -> None:
        super().__init__(follow_redirects=True, headers={"Accept": "text/html"})

    def open(self, address: str) -> httpx2.Response:
        """The page at an address."""
        page = self.get(address)
        page.raise_for_status()
        return page

    def fill(self, page: httpx2.Response, **typed: str) -> httpx2.Response:
        """The page after the first form of this one, with what was typed over what it held."""
        form = forms_of(page)[0]
        answer = self.request(form.method, form.action, data={**form.values, **typed})
        answer.raise_for_status()
        return answer
