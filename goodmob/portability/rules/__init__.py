"""Pure decisions about imports and archives: kinds, columns, how files are read and written, limits."""
