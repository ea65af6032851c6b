"""Words as search knows them: what of a text is kept in an index, and what of a query is asked of it."""
