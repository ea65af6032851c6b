"""The JSON of posts and what belongs to them: gathered in batches, rendered without I/O."""
