"""What mobs do later."""
