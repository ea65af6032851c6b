"""What people do with their columns."""
