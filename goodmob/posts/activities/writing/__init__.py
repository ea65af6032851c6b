"""What posts and deeds around them say to other servers, as ActivityPub."""
