"""Accounts: every actor there is, the people who may act for it, and its counters."""
