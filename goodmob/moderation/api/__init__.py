"""What staff and reporters ask of the server."""
