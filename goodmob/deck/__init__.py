"""Columns: what people read side by side, as they arranged it."""
