"""The JSON of the server and its rules."""
