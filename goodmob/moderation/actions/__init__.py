"""One file for each thing that is done to reports and accounts."""
