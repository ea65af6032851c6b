"""What may be asked about the wire to other servers."""
