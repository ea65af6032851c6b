"""What happens in conversations: posts enter and leave them, and people read and remove them."""
