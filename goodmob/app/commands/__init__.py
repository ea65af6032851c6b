"""What the command line asks of the process that owns the data, a file per noun."""
