"""What posts of other servers say: documents of ActivityPub as plain structs, without asking anybody."""
