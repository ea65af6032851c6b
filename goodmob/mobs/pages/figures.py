"""What came of a mob, as plain numbers with words."""

from goodmob.core.i18n import gettext as _
from goodmob.mobs.entities.report import MobReport
from goodmob.mobs.pages.lines import NUMBER, ngettext, unit_words
from goodmob.mobs.rules.verbs import kind_of

Figure = tuple[int, str]


def figures_of(report: MobReport, unit: str, verb: str = "do") -> list[Figure]:
    """The numbers of a report; those that are always told come first, others only where there is something to tell."""
    always = [
        (report.joined, ngettext("place was taken", "places were taken", report.joined)),
        (report.done, kind_of(verb).doers(report.done).replace(NUMBER, "").strip()),
        (report.tally, unit_words(unit, report.tally)),
    ]
    others = [
        (report.verified, _("of them verified")),
        (report.present, _("checked in at the door")),
        (report.no_shows or 0, _("joined and did not come")),
        (report.brought, _("of those who did it were brought by somebody")),
        (report.late, _("came late and are not counted")),
    ]
    return [*always, *(figure for figure in others if figure[0])]


def figures_elsewhere(report: MobReport, unit: str) -> list[Figure]:
    """What its chapters came to, empty where it has none."""
    if not report.chapters:
        return []
    figures = [
        (report.chapters, ngettext("other place", "other places", report.chapters)),
        (report.chapters_joined, ngettext("place was taken there", "places were taken there", report.chapters_joined)),
        (report.chapters_done, _("did it there")),
        (report.chapters_tally, unit_words(unit, report.chapters_tally)),
    ]
    return [figure for figure in figures if figure[0]]
