"""What mobs do when something happened below them."""
