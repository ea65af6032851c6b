"""Opening the house: everything that a process shares, made in the order in which it depends on each other."""

from goodmob.accounts.queries.abroad import knows_others
from goodmob.accounts.shutting_out import shut_out_blocked
from goodmob.app.facets import FACETS, NOTICES
from goodmob.app.inbox import READERS
from goodmob.app.jobs import JOBS
from goodmob.app.schedule import SCHEDULE
from goodmob.app.subscribers import SUBSCRIPTIONS
from goodmob.core.blobs import LocalBlobs
from goodmob.core.bus import InProcessBus
from goodmob.core.cache import Cache
from goodmob.core.clock import Clock, SystemClock
from goodmob.core.database.open import open_database
from goodmob.core.feeds import MemoryFeeds
from goodmob.core.house import House
from goodmob.core.http.outside import Outside
from goodmob.core.ids import IdMaker
from goodmob.core.jobs.runner import Runner
from goodmob.core.limits import Limits
from goodmob.core.mail import mailer
from goodmob.core.pacing import Pacer
from goodmob.core.settings import Settings, SettingsError
from goodmob.core.version import VERSION
from goodmob.core.web.pages import Pages
from goodmob.federation.permissions import refuses_files
from goodmob.instance.queries.terms import has_terms
from goodmob.instance.wearing import wear_face
from goodmob.social.activities.digests import followers_header
from goodmob.social.activities.synchronising import heed_header

CACHE_BYTES = 64 * 1024 * 1024
SECONDS_FOR_JOBS = 1.0
SUBSCRIBERS = frozenset(subscriber.name for heard in SUBSCRIPTIONS.values() for subscriber in heard)


async def open_house(settings: Settings, clock: Clock | None = None, *, for_jobs_only: bool = False) -> House:
    """The house on a database that has its tables already; nothing runs in it until `house.jobs.start()`.

    The caller holds the data folder where the database is SQLite, and ends with `close_house`. `for_jobs_only` leaves
    subscribers and the timetable to the server, whose memory they keep true.
    """
    if settings.bus:
        raise SettingsError("bus: this version speaks within one process only; leave GOODMOB_BUS out")
    clock = clock or SystemClock()
    ids = IdMaker(clock)
    jobs = Runner(SUBSCRIPTIONS, JOBS, (), SUBSCRIBERS) if for_jobs_only else Runner(SUBSCRIPTIONS, JOBS, SCHEDULE)
    db = open_database(settings, clock, ids, jobs.outbox)
    await db.start()
    jobs.outbox.knows_others = knows_others
    jobs.outbox.is_abroad = await knows_others(db)
    house = House(
        settings=settings,
        clock=clock,
        ids=ids,
        db=db,
        bus=InProcessBus(),
        cache=Cache(CACHE_BYTES),
        feeds=MemoryFeeds(),
        blobs=LocalBlobs(settings.data / "media", settings.base_url),
        http=Outside(f"Goodmob/{VERSION} (+{settings.base_url})", allow_private=settings.reaches_private),
        mail=mailer(settings, clock),
        limits=Limits(clock, settings.rate_limits),
        pages=Pages(),
        jobs=jobs,
        pacer=Pacer(clock),
        facets=FACETS,
        notices=NOTICES,
        readers=READERS,
        followers_header=followers_header,
        heed_header=heed_header,
        has_terms=has_terms,
        refuses_files=refuses_files,
    )
    await jobs.open(house)
    await shut_out_blocked(house)
    await wear_face(house)
    return house


async def close_house(house: House) -> None:
    """Ends what runs, within a second, and closes the database; what was not done is done after the next start."""
    house.stopping.set()
    await house.jobs.stop(SECONDS_FOR_JOBS)
    await house.pacer.close()
    await house.together.close()
    await house.children.close()
    await house.http.aclose()
    await house.db.close()
