"""What mobs and those who join them say to other servers, and what other servers say of theirs, as ActivityPub."""
