"""The first steps of somebody new, each a page that can be skipped."""
