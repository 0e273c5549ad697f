"""What a timeline shows, in words, for who hears the page."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from soepel.core.state import Stage
from soepel.records.queries.timeline import Timeline
from soepel.words import Lang
from soepel.words.language import short_date


def in_words(line: Timeline, lang: Lang) -> str:
    """A few sentences: the days, the pain, flares, and how many doses changed."""
    days = {"since": short_date(line.since, lang), "until": short_date(line.until, lang)}
    told = [_("From %(since)s to %(until)s.") % days, _pain(line, lang), _flares(line)]
    moved = sum(line.moved.values())
    told.append(
        ngettext("%(many)s dose changed.", "%(many)s doses changed.", moved) % {"many": moved}
    )
    told.append(_("All of it stands in the table below."))
    return " ".join(filter(None, told))


def _pain(line: Timeline, lang: Lang) -> str:
    if not line.pain:
        return _("No check-in in these days.")
    pains, last = [day.usual for day in line.pain], line.pain[-1]
    return _(
        "%(number)s check-ins: usual pain lowest %(lowest)s, highest %(highest)s, last %(last)s "
        "on %(day)s."
    ) % {
        "number": len(pains),
        "lowest": min(pains),
        "highest": max(pains),
        "last": last.usual,
        "day": short_date(last.day, lang),
    }


def _flares(line: Timeline) -> str:
    many = sum(one.value is Stage.ACTIVE for one in line.flares)
    if not many:
        return ""
    return ngettext("%(many)s flare-up.", "%(many)s flare-ups.", many) % {"many": many}
