"""Pictures drawn by code: small flat illustrations in the inks of the design, the same for the same seed."""
