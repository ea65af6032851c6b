"""Where rows live: SQLite on one machine, PostgreSQL on many, one set of statements for both."""
