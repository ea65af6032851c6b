"""Pages that posts link to: their addresses, and what they say of themselves, read in a process that may be killed."""
