"""JSON of accounts: gathered in batches, rendered without I/O."""
