"""Pages where a person lets an app in."""
