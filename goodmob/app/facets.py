"""What posts can be the face of, what notices can be about, and which slice tells of it."""

from collections.abc import Mapping

from goodmob.core.facets import FacetSource, NoticeSource
from goodmob.core.web.frame import FacetView
from goodmob.discovery.entities.saved_search import NOTICE as SEARCH
from goodmob.mobs.activities.facet import FACET as MOB
from goodmob.mobs.entities.announcement import NOTICE as ANNOUNCEMENT
from goodmob.mobs.pages.card import card_of
from goodmob.mobs.pages.face import hosts_words
from goodmob.moderation.entities.report import NOTICE as REPORT
from goodmob.moderation.entities.warning import NOTICE as WARNING
from goodmob.posts.entities.emoji_reaction import NOTICE as REACTION
from goodmob.social.entities.collection import NOTICE as COLLECTION
from goodmob.social.entities.severance import NOTICE as SEVERANCE

FACETS: Mapping[str, FacetSource] = {"mob": MOB}
"""By the facet that stands on the post."""

VIEWS: Mapping[str, FacetView] = {"mob": FacetView("mobs/_card.html", card_of, hosts_words)}
"""How posts show them on pages."""

NOTICES: Mapping[str, NoticeSource] = {
    "admin.report": REPORT,
    "moderation_warning": WARNING,
    "severed_relationships": SEVERANCE,
    "added_to_collection": COLLECTION,
    "collection_update": COLLECTION,
    "pleroma:emoji_reaction": REACTION,
    "search": SEARCH,
    "mob.announcement": ANNOUNCEMENT,
}
"""By the type of the notice: who shows what it is about."""
