"""The client API of posts, a file for each noun."""
