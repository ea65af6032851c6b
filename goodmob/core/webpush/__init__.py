"""Web Push: messages that only the receiving app can read, and the key by which push services know this server."""
