"""Feeds of what anybody may read: RSS, Atom and JSON Feed, side by side at the address of the page that shows it."""
