"""Every door of the house: a line for each slice."""

from goodmob.accounts.api.routes import ROUTES as ACCOUNTS
from goodmob.accounts.pages.routes import PAGES as ACCOUNT_PAGES
from goodmob.announcements.api import ROUTES as ANNOUNCEMENTS
from goodmob.announcements.pages import PAGES as ANNOUNCEMENT_PAGES
from goodmob.app.streams import STREAMS
from goodmob.broadcasts.api import ROUTES as BROADCASTS
from goodmob.broadcasts.pages import PAGES as BROADCAST_PAGES
from goodmob.core.web.routes import Route
from goodmob.deck.pages.routes import PAGES as DECK_PAGES
from goodmob.discovery.api.routes import ROUTES as DISCOVERY
from goodmob.discovery.pages.routes import PAGES as DISCOVERY_PAGES
from goodmob.federation.api.inbox import ROUTES as INBOX
from goodmob.federation.api.routes import ROUTES as FEDERATION
from goodmob.federation.pages.relays import PAGES as RELAY_PAGES
from goodmob.federation.pages.traffic import PAGES as TRAFFIC_PAGES
from goodmob.instance.api.routes import ROUTES as INSTANCE
from goodmob.instance.pages.routes import PAGES as INSTANCE_PAGES
from goodmob.media.api import ROUTES as MEDIA
from goodmob.mobs.api.routes import ROUTES as MOBS
from goodmob.mobs.entities.embed import frame_mob
from goodmob.mobs.pages.routes import PAGES as MOB_PAGES
from goodmob.moderation.api.routes import ROUTES as MODERATION
from goodmob.moderation.pages.danger import PAGES as DANGER_PAGES
from goodmob.moderation.pages.others import PAGES as OTHERS_PAGES
from goodmob.moderation.pages.report import PAGES as MODERATION_PAGES
from goodmob.moderation.pages.server_lists import PAGES as SERVER_LIST_PAGES
from goodmob.moderation.pages.storage import PAGES as STORAGE_PAGES
from goodmob.notifications.api.routes import ROUTES as NOTIFICATIONS
from goodmob.notifications.pages.routes import PAGES as NOTIFICATION_PAGES
from goodmob.oauth.api.routes import ROUTES as OAUTH
from goodmob.oauth.pages.routes import PAGES as OAUTH_PAGES
from goodmob.portability.api.routes import ROUTES as PORTABILITY
from goodmob.portability.pages.routes import PAGES as PORTABILITY_PAGES
from goodmob.posts.api.oembed import oembed
from goodmob.posts.api.routes import ROUTES as POSTS
from goodmob.posts.pages.routes import PAGES as POST_PAGES
from goodmob.social.api.routes import ROUTES as SOCIAL
from goodmob.social.pages.routes import PAGES as SOCIAL_PAGES
from goodmob.streaming.api import routes as streaming
from goodmob.streaming.pages import pages as live
from goodmob.timelines.api.routes import ROUTES as TIMELINES
from goodmob.web.api.routes import ROUTES as WEB
from goodmob.web.pages.routes import PAGES as WEB_PAGES

ROUTES: tuple[Route, ...] = (
    *INBOX,
    *MEDIA,
    *ACCOUNTS,
    *OAUTH,
    *INSTANCE,
    *FEDERATION,
    *SOCIAL,
    *POSTS,
    *TIMELINES,
    *NOTIFICATIONS,
    *ANNOUNCEMENTS,
    *DISCOVERY,
    *PORTABILITY,
    *BROADCASTS,
    *MOBS,
    *MODERATION,
    *WEB,
    *oembed(frame_mob),
    *streaming(STREAMS),
)

PAGES: tuple[Route, ...] = (
    *TRAFFIC_PAGES,
    *RELAY_PAGES,
    *ACCOUNT_PAGES,
    *OAUTH_PAGES,
    *INSTANCE_PAGES,
    *SOCIAL_PAGES,
    *NOTIFICATION_PAGES,
    *ANNOUNCEMENT_PAGES,
    *BROADCAST_PAGES,
    *MOB_PAGES,
    *DANGER_PAGES,
    *MODERATION_PAGES,
    *OTHERS_PAGES,
    *SERVER_LIST_PAGES,
    *STORAGE_PAGES,
    *DISCOVERY_PAGES,
    *PORTABILITY_PAGES,
    *DECK_PAGES,
    *WEB_PAGES,
    *POST_PAGES,
    *live(STREAMS),
)
