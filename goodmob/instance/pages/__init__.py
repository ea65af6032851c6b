"""Pages on which staff say what this server is: its face, its rules, its terms."""
