"""What happens to calls, places, commitments and deeds; every one runs in the lane of its call."""
