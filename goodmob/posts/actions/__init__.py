"""What people do with posts, a file for each verb."""
