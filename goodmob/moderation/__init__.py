"""Reports, cases and what staff decide."""
