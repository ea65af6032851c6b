"""What people do about what is suggested to them."""
