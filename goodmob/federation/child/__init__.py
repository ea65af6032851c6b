"""The child process that makes keys, which takes too long for the loop of the server."""
