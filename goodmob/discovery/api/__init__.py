"""Mounted by app.routes."""
