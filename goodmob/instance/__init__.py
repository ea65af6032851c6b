"""What clients and people are told about this server: its name, limits and rules."""
