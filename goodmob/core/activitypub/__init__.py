"""The vocabulary of ActivityPub: documents, addresses and audiences, read and written without asking anybody."""
