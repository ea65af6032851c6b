"""What people say: posts, their polls, tags and reactions, and who may see them."""
