"""Pages that people name as theirs: what of them leads back to a profile."""
