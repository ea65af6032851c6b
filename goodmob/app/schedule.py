"""What runs at which hours: cron expression in UTC, name, and who does it."""

from goodmob.accounts import jobs as accounts
from goodmob.core.jobs.handlers import ScheduleTable
from goodmob.discovery import jobs as discovery
from goodmob.federation.jobs import tidying
from goodmob.instance import jobs as instance
from goodmob.media import jobs as media
from goodmob.moderation.jobs import figures, room
from goodmob.oauth import jobs as oauth
from goodmob.portability.jobs import archives, imports
from goodmob.posts import jobs as posts
from goodmob.social import jobs as social

SCHEDULE: ScheduleTable = (
    ("23 * * * *", "federation.sweep", tidying.sweep),
    ("9,39 * * * *", "federation.probe", tidying.probe),
    ("*/10 * * * *", "federation.read_overdue", tidying.read_overdue),
    ("17 * * * *", "media.remove_abandoned", media.remove_abandoned),
    ("* * * * *", "social.end_mutes", social.end_mutes),
    ("* * * * *", "discovery.enter_older", discovery.enter_older),
    ("11,41 * * * *", "discovery.note_publishers", discovery.note_publishers),
    ("7 * * * *", "posts.forget_keys", posts.forget_keys),
    ("41 3 * * *", "accounts.sweep", accounts.sweep),
    ("27 4 * * *", "instance.refresh_lists", instance.refresh_lists),
    ("51 3 * * *", "oauth.sweep", oauth.sweep),
    ("33 * * * *", "portability.sweep_imports", imports.sweep_imports),
    ("37 * * * *", "portability.sweep_archives", archives.sweep_archives),
    ("29,59 * * * *", "posts.count_week", posts.count_week),
    ("29,59 * * * *", "moderation.count_active", figures.count_active),
    ("* * * * *", "moderation.make_room", room.make_room),
    ("23 2 * * *", "moderation.let_posts_go", room.let_posts_go),
    ("15 0 * * *", "posts.forget_tag_users", posts.forget_tag_users),
    ("16 0 * * *", "posts.sweep_cards", posts.sweep_cards),
)
