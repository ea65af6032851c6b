"""The pages of mobs."""
