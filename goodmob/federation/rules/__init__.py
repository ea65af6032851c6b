"""What of federation is decided without asking anybody: what signatures and documents say."""
