"""What is done with announcements: made, put away, reacted to."""
