"""What programs ask of the server itself."""
