"""What posts do when something happened: keep themselves in order, and tell other servers."""
