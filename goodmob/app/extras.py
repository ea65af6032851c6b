"""What upper slices add to the frame of every page."""

from typing import Any

from goodmob.core.web.call import Call


async def extras(call: Call) -> dict[str, Any]:
    """The ways to go, and who is signed in."""
    return {}
