"""The wire to other servers: it carries, signs and verifies, and does not judge what is said."""
