"""How people, posts and tags are found."""
