"""The web plumbing: routes, binding of input, answers, rate limits at the door, pages, and the ASGI application."""
