"""Reads of reports and sanctions."""
