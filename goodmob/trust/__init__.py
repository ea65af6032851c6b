"""Is this welcome: asked about every post inside the transaction that publishes it."""
