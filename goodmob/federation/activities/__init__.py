"""ActivityPub of actors and of the server: written for others, and read of them."""
