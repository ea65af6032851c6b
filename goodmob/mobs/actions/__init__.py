"""What people do with mobs."""
