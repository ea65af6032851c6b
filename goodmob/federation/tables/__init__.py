"""What is stored of the wire to other servers."""
