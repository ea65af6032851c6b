"""Messages: conversations of direct posts, as pages."""
