"""What people do with imports and archives, and what is done with each row."""
