"""What pages of several slices ask of other servers."""
