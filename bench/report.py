"""What was measured, as a table for people and as JSON for programs."""

import msgspec

from bench.acts import Rate
from bench.carrying import Carried
from bench.kernel import Memory
from bench.measure import Figure
from bench.watching import Watching

MOST_IDLE_MEGABYTES = 90
MOST_START_SECONDS = 2.0


class Report(msgspec.Struct):
    """Everything that one run found."""

    database: str
    people: int
    posts: int
    seed_seconds: float
    start_seconds: float
    start_cpu_seconds: float
    idle: Memory
    after_load: Memory
    figures: list[Figure]
    watching: Watching
    rates: list[Rate]
    carried: list[Carried]


def as_text(report: Report) -> str:
    """The tables, with a word where an aim was missed."""
    idle, start, watched = report.idle, report.start_seconds, report.watching
    lines = [
        f"{report.people} people, {report.posts} posts on {report.database}; seeded in {report.seed_seconds:.1f} s",
        "",
        f"{'':16}{'CPU ms':>9}{'x nothing':>11}{'a second':>10}{'bytes':>9}",
        *(
            f"{figure.name:16}{figure.cpu_ms:9.3f}{figure.ratio:11.1f}{figure.rate:10.0f}{figure.bytes:9,}"
            for figure in report.figures
        ),
        "",
        f"{'acts a second':16}{'alone':>9}{'together':>11}{'CPU ms':>9}",
        *(f"{rate.name:16}{rate.alone:9,.0f}{rate.together:11,.0f}{rate.cpu_ms:9.3f}" for rate in report.rates),
        "",
        "activities for each second of a core",
        *(f"{one.name:16}{one.per_cpu_second:9,.0f}" for one in report.carried),
        "",
        f"a tick shown to {watched.watchers:,} watchers of a mob: {watched.cpu_ms:.1f} ms of a core, "
        f"and {watched.alone_ms:.1f} ms for the change itself",
        "",
        f"idle memory     {idle.rss:.1f} MB RSS, {idle.pss:.1f} MB PSS {_aim(idle.rss, MOST_IDLE_MEGABYTES, 'MB')}",
        f"after the load  {report.after_load.rss:.1f} MB RSS, {report.after_load.pss:.1f} MB PSS",
        f"second start    {start:.2f} s {_aim(start, MOST_START_SECONDS, 's')}",
        f"of a core       {report.start_cpu_seconds:.2f} s of it",
    ]
    return "\n".join(lines)


def _aim(value: float, most: float, unit: str) -> str:
    return f"(aim: under {most:g} {unit}{', missed' if value >= most else ''})"
