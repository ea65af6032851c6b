"""What a person is told about: mentions, follows, boosts, favourites, polls."""
