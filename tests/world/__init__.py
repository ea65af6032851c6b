"""The world in which the tests play: a whole house in memory, a clock to step, and people who come in by the API."""
