"""Custom emoji as other servers read them."""
