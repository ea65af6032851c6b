"""The JSON of imports and archives, and the lists that people take along."""
