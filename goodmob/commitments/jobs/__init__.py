"""What runs later for calls and those who are committed to them."""
