"""Mobs: a post calls, followers join, do the deed in the same minute, and are counted."""
