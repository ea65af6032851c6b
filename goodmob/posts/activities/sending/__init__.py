"""What happens to posts here, brought to the servers that it concerns."""
