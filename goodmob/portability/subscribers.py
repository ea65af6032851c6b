"""What follows: confirmed imports are carried out, archives written and announced, and nothing outlives its account."""

from goodmob.core.database.interface import Transaction
from goodmob.portability.events import ImportConfirmed, ImportForgotten
from goodmob.portability.jobs.imports import ImportSlice, OneImport


async def order_import(tx: Transaction, event: ImportConfirmed) -> None:
    """The rows are done one after the other, beside whatever else happens."""
    await tx.enqueue("portability.carry_out", ImportSlice(event.import_id), key=f"portability.import:{event.import_id}")


async def order_clearing(tx: Transaction, event: ImportForgotten) -> None:
    """Nothing stays of the file."""
    await tx.enqueue("portability.clear_import", OneImport(event.import_id))
