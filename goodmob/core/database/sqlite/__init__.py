"""One file, one writer with group commit, readers that never wait."""
