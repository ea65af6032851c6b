"""One file for each thing that is done to notices and reading positions."""
