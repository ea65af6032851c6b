"""Every table there is: importing this module fills the one MetaData with those of all slices."""

from goodmob.accounts import tables as accounts
from goodmob.announcements import tables as announcements
from goodmob.broadcasts import tables as broadcasts
from goodmob.commitments import tables as commitments
from goodmob.core import audit
from goodmob.core.database import node
from goodmob.core.database.schema import metadata as metadata
from goodmob.core.jobs import tables as jobs
from goodmob.core.webpush import server_key
from goodmob.deck import tables as deck
from goodmob.discovery import tables as discovery
from goodmob.federation.tables import carrying, keys, relays
from goodmob.instance import tables as instance
from goodmob.media import tables as media
from goodmob.mobs.tables import abroad, asking, brakes, calendars, cascade, mobs, needs, outcomes
from goodmob.moderation.tables import figures, reports, sanctions
from goodmob.notifications import tables as notifications
from goodmob.oauth import tables as oauth
from goodmob.portability import tables as portability
from goodmob.posts.tables import (
    approvals,
    cards,
    drafts,
    emoji_reactions,
    far_conversations,
    imported,
    paces,
    polls,
    posts,
    reactions,
    scheduled,
    stamps,
    tags,
)
from goodmob.social.tables import collections, filters, lists, severed, shields, ties
from goodmob.timelines import tables as timelines

PLACES = (
    abroad,
    accounts,
    approvals,
    announcements,
    asking,
    brakes,
    broadcasts,
    calendars,
    cards,
    carrying,
    cascade,
    collections,
    commitments,
    deck,
    discovery,
    drafts,
    emoji_reactions,
    far_conversations,
    figures,
    filters,
    imported,
    instance,
    audit,
    jobs,
    keys,
    lists,
    media,
    mobs,
    needs,
    node,
    notifications,
    oauth,
    outcomes,
    paces,
    polls,
    portability,
    posts,
    reactions,
    relays,
    reports,
    sanctions,
    scheduled,
    server_key,
    severed,
    shields,
    stamps,
    tags,
    ties,
    timelines,
)
"""The modules that declare them."""
