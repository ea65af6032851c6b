"""What a search asks of other servers."""
