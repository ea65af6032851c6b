"""Pure decisions about searching and exploring."""
