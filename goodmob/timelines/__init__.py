"""Where posts appear: home, public, tags and lists."""
