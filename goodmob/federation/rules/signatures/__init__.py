"""Signatures of HTTP requests in two schemes, made and verified without asking anybody."""
