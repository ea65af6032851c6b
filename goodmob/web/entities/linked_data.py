"""The server, its people and its tags in the words of schema.org."""

from typing import Any

from markupsafe import Markup

from goodmob.accounts.entities.account import Account
from goodmob.core.settings import Settings
from goodmob.core.text.plain import plain_text
from goodmob.core.web.linked_data import breadcrumbs, counted, linked_data
from goodmob.posts.entities.linked_data import person


def site_data(settings: Settings) -> Markup:
    """The server, and how it is searched."""
    url = settings.base_url
    return linked_data(
        {
            "@type": "WebSite",
            "@id": f"{url}/",
            "url": f"{url}/",
            "name": settings.title,
            "description": settings.description,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{url}/search?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        }
    )


def profile_data(settings: Settings, account: Account) -> Markup:
    """Who has this profile; how many follow them, where they show that."""
    proven = [field.value for field in account.fields if field.verified_at]
    about: dict[str, Any] = {
        **person(account),
        "@id": account.url,
        "identifier": f"{account.username}@{settings.local_domain}",
        "alternateName": f"@{account.username}@{settings.local_domain}",
        "description": plain_text(account.note),
        "agentInteractionStatistic": counted("WriteAction", account.statuses_count),
    }
    if not account.hide_collections:
        about["interactionStatistic"] = counted("FollowAction", account.followers_count)
    if proven:
        about["sameAs"] = [plain_text(value) for value in proven]
    page = {"@type": "ProfilePage", "url": account.url, "dateCreated": account.created_at, "mainEntity": about}
    return linked_data(page, _way(settings, about["name"], account.url))


def list_data(settings: Settings, name: str, description: str, url: str) -> Markup:
    """A page on which things of many people are collected."""
    page = {"@type": "CollectionPage", "@id": url, "url": url, "name": name, "description": description}
    return linked_data(page, _way(settings, name, url))


def _way(settings: Settings, name: str, url: str) -> dict[str, Any]:
    return breadcrumbs((settings.title, f"{settings.base_url}/"), (name, url))
