"""What people and apps do with permissions to act, one file for each."""
