"""What may be said, done and kept: decisions without I/O."""
