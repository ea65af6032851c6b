"""OAuth: apps, codes and tokens, by which programs act for people."""
