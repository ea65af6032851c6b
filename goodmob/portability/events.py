"""What happened to imports and archives."""

from goodmob.core.events import Event


class ImportConfirmed(Event, frozen=True):
    """Somebody saw what would be imported, and wants it."""

    import_id: int


class ImportForgotten(Event, frozen=True):
    """An import was deleted; its rows are still there."""

    import_id: int


class ArchiveAsked(Event, frozen=True):
    """Somebody wants an archive of everything of theirs."""

    archive_id: int


class ArchiveReady(Event, frozen=True):
    """An archive can be downloaded."""

    archive_id: int
    account_id: int
