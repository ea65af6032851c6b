"""What people call the browser that a session is in, from what it says of itself."""

_BROWSERS = (
    *(("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi", "Vivaldi"), ("SamsungBrowser", "Samsung Internet")),
    *(("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari")),
)
_SYSTEMS = (
    *(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows")),
    *(("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux")),
)
"""What stands in their words, and the name; many pretend to be those further down as well."""


def browser_name(user_agent: str) -> str:
    """Such as "Firefox, Windows"; of a browser that nobody knows, what it says itself."""
    browser, system = (
        next((name for sign, name in known if sign in user_agent), "") for known in (_BROWSERS, _SYSTEMS)
    )
    return ", ".join(name for name in (browser, system) if name) if browser else user_agent
