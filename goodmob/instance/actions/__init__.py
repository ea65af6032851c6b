"""One file for each thing that is done to the rules of the place."""
