"""What links to a profile and to a tag show elsewhere, as pictures."""

from goodmob.accounts.entities.account import Account
from goodmob.core.drawing.orders import Sketch
from goodmob.core.house import House
from goodmob.core.text.plain import one_line, plain_text
from goodmob.core.web.drawn import Preview, own_file, preview_of

MOST_WORDS = 300


def preview_of_account(house: House, account: Account, alt: str) -> Preview:
    """What is drawn for a profile; alt: the same in words."""
    return preview_of(house, f"/@{account.username}", sketch_of_account(house, account), alt)


def sketch_of_account(house: House, account: Account) -> Sketch:
    """The face, the name, and what somebody says of themselves."""
    return Sketch(
        site=house.settings.title,
        words="",
        name=account.display_name or account.username,
        handle=f"@{account.username}@{house.settings.local_domain}",
        face=own_file(house, account.avatar_static),
        note=one_line(plain_text(account.note), MOST_WORDS),
    )


def preview_of_tag(house: House, key: str, name: str, alt: str) -> Preview:
    """What is drawn for a tag that somebody used; alt: the same in words."""
    return preview_of(house, f"/tags/{key}", sketch_of_tag(house, name), alt)


def sketch_of_tag(house: House, name: str) -> Sketch:
    """The tag as it is spelt."""
    return Sketch(site=house.settings.title, words=f"#{name}")
