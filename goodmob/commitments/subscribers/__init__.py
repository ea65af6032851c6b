"""What follows from what happened to calls, places and commitments."""
