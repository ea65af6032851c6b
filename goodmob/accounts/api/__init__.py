"""Client API of accounts, profiles and preferences."""
