"""How the tables came to be, one step after another; run by Alembic in a process of its own."""
