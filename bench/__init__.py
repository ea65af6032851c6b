"""The load tool: a town of people who write and read, the wire they speak over, and a server of their own."""
