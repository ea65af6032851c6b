"""Texts in another language, by a service that the operator names."""
