"""What people of other servers do with posts, as activities that came in."""
