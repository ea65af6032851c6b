"""Text as people write it: found entities, counted length, safe HTML, names, tags and cleaning."""
