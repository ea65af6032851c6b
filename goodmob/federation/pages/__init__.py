"""What staff see of other servers."""
