"""What pages show that are made of several slices."""
