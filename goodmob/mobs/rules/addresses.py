"""Where mobs live on the web."""

from goodmob.core.settings import Settings


def url_of(settings: Settings, mob_id: int) -> str:
    """The page of a mob."""
    return f"{settings.base_url}/mobs/{mob_id}"


def report_url_of(settings: Settings, mob_id: int) -> str:
    """The page that tells what came of a mob."""
    return f"{url_of(settings, mob_id)}/report"
