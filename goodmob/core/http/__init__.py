"""The only door out: HTTP to other servers, guarded against being led astray or held up."""
