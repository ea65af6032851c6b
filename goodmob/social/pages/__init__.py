"""Pages about who follows whom, and the forms that change it."""
