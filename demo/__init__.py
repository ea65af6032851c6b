"""A lively town to look at: drawn from one number, moved in through the doors of the house."""
