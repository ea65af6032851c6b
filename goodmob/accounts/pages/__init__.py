"""Pages for signing up, in and out, and for one's own profile."""
