"""What follows: confirmed imports are carried out, archives written and announced, and nothing outlives its account."""

from goodmob.accounts.events import AccountDeleted
from goodmob.accounts.queries.people import PersonRow, person_of
from goodmob.core import i18n
from goodmob.core.database.interface import Transaction
from goodmob.core.house import House
from goodmob.core.i18n import gettext as _
from goodmob.portability.events import ArchiveAsked, ArchiveReady, ImportConfirmed, ImportForgotten
from goodmob.portability.jobs.archives import OneAccount, OneArchive
from goodmob.portability.jobs.imports import ImportSlice, OneImport
from goodmob.portability.queries.archives import archive_by_id


async def order_import(tx: Transaction, event: ImportConfirmed) -> None:
    """The rows are done one after the other, beside whatever else happens."""
    await tx.enqueue("portability.carry_out", ImportSlice(event.import_id), key=f"portability.import:{event.import_id}")


async def order_clearing(tx: Transaction, event: ImportForgotten) -> None:
    """Nothing stays of the file."""
    await tx.enqueue("portability.clear_import", OneImport(event.import_id))


async def order_archive(tx: Transaction, event: ArchiveAsked) -> None:
    """It is written beside whatever else happens."""
    key = f"portability.archive:{event.archive_id}"
    await tx.enqueue("portability.write_archive", OneArchive(event.archive_id), key=key)


async def send_archive_letter(house: House, event: ArchiveReady) -> None:
    """A letter in the person's language says where the archive is; who lost it finds it after signing in."""
    row = await archive_by_id(house.db, event.archive_id)
    person = await person_of(house.db, event.account_id)
    if row is None or person is None or not person.email:
        return
    language = i18n.current.set(i18n.choose(person.locale))
    try:
        subject, text = _letter(house, person)
    finally:
        i18n.current.reset(language)
    await house.mail.send(person.email, subject, text)


async def forget_after_deletion(tx: Transaction, event: AccountDeleted) -> None:
    """Nothing stays of what the account brought along or wanted to take with it."""
    await tx.enqueue("portability.clear_account", OneAccount(event.account_id))


def _letter(house: House, person: PersonRow) -> tuple[str, str]:
    paragraphs = (
        _("Hello @%(name)s,", name=person.username),
        _("the archive of everything you have on %(title)s is ready:", title=house.settings.title),
        f"{house.settings.base_url}/settings/export",
        _("Sign in to download it. It is deleted after seven days."),
    )
    return _("Your archive is ready, @%(name)s", name=person.username), "\n\n".join(paragraphs)
