"""Keep what people of other servers wrote, as far as somebody here has to do with it."""
