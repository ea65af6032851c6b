"""Pure decisions about reports and sanctions."""
