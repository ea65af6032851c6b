"""Pure decisions about files: how large, of which format, how many, which belong together."""
