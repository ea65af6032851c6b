"""Goodmob: a microblog whose followers do."""
