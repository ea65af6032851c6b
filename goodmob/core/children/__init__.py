"""Work in processes of its own that may be killed: hostile files, heavy sums."""
