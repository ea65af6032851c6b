"""Reads of messages, receipts and choices."""
