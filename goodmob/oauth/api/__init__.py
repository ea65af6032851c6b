"""Client API of apps and tokens, and sign-up through an app."""
