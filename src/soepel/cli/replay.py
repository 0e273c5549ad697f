"""`soepel replay`: the course of a record day by day, with what changed and why."""

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.changes import signed, signed_quotas
from soepel.cli.phrases import Phrase
from soepel.cli.plain import (
    Plain,
    plain_decision,
    plain_dose,
    plain_phase,
    plain_reason,
    plain_tier,
)
from soepel.cli.plan import sentences
from soepel.cli.reading import Case, day_of_case, read_case
from soepel.cli.terminal import INDENT, marked, print_json, section, show, table, title
from soepel.core.exercises import Dose
from soepel.core.plan import Review
from soepel.core.programme import replay
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.words import Lang, day, label
from soepel.words.changes import OF_QUOTA, Change, QuotaMoved, changes, in_signs, moved_quotas, told
from soepel.words.language import day_with_year
from soepel.words.phrases import DayPhrase
from soepel.words.telling import flags
from soepel.words.voice import Voice

EVERYDAY: Final = frozenset({Code.PACE_HOLDS, Code.PACE_PAIN_HOLDS, Code.PACE_QUIET_DAY})
"""What is said again and again: no news on its own."""


@dataclass(frozen=True)
class Day:
    """One day of a course: its review, and what of it is news."""

    reviewed: Review
    pain: int | None
    news: tuple[Reason, ...]
    changed: tuple[Change, ...]
    quotas: tuple[QuotaMoved, ...]
    """The activities whose minutes changed without a sentence about it."""
    new_phase: bool
    turned: bool
    """It is the first day of a phase, of a red flag or of a pause, or the first without."""

    @property
    def quiet(self) -> bool:
        return not (self.news or self.changed or self.quotas or self.turned)


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    case = read_case(options)
    until = day_of_case(case, options.until, "--until")
    reviews, voice = replay(case.record, case.programme, until), Voice(lang, case.library)
    if options.json:
        print_json([plain_day(reviewed, voice) for reviewed in reviews])
        return 0
    show(_course(reviews, case, voice))
    return 0


def plain_day(reviewed: Review, voice: Voice) -> Plain:
    """A day of the course, with the keys of --json."""
    return {
        "day": reviewed.day.isoformat(),
        "phase": plain_phase(reviewed.plan.phase, voice),
        "tier": plain_tier(reviewed.tier),
        "doses": [
            {"exercise": unit.exercise, "side": unit.side.value, "dose": plain_dose(unit.dose)}
            for unit in reviewed.state.units
        ],
        "changes": [plain_decision(d, voice) for d in reviewed.decisions if d.changed],
        "reasons": [plain_reason(reason, voice) for reason in reviewed.reasons],
        "contacts": [plain_reason(reason, voice) for reason in reviewed.contacts],
    }


# -- the days ---------------------------------------------------------------------------------


def _course(reviews: Sequence[Review], case: Case, voice: Voice) -> Iterator[RenderableType]:
    first, last = (day_with_year(reviews[at].day, voice.lang) for at in (0, -1))
    yield title(voice.say(Phrase.COURSE_OF, first=first, last=last))
    for quiet, days in groupby(_days(reviews, case, voice), lambda one: one.quiet):
        if quiet:
            yield _folded(list(days), voice)
        else:
            yield from (_told(one, case, voice) for one in days)
    yield section(voice.say(Phrase.LADDERS), _ladders(reviews, voice), _legend(voice))


def _days(reviews: Sequence[Review], case: Case, voice: Voice) -> Iterator[Day]:
    yield _day(reviews[0], None, case, voice)
    for before, reviewed in pairwise(reviews):
        yield _day(reviewed, before, case, voice)


def _day(reviewed: Review, before: Review | None, case: Case, voice: Voice) -> Day:
    check_in = case.record.on(reviewed.day).check_in
    return Day(
        reviewed=reviewed,
        pain=check_in.usual if check_in else None,
        news=_news(reviewed, before),
        changed=tuple(changes(reviewed, before, voice)),
        quotas=tuple(moved_quotas(reviewed, before, voice)),
        new_phase=before is None or before.plan.phase is not reviewed.plan.phase,
        turned=before is None or _standing(before) != _standing(reviewed),
    )


def _standing(reviewed: Review) -> tuple[object, ...]:
    return reviewed.plan.phase, reviewed.tier, reviewed.plan.paused


def _news(reviewed: Review, before: Review | None) -> tuple[Reason, ...]:
    """What is said of the person today and was not said the day before."""
    said = {_subject(reason) for reason in (*before.contacts, *before.reasons)} if before else set()
    return tuple(
        reason
        for reason in (*reviewed.contacts, *reviewed.reasons)
        if reason.code not in EVERYDAY and _subject(reason) not in said
    )


def _subject(reason: Reason) -> tuple[object, ...]:
    """What a reason is about; its numbers may go on from day to day, but for minutes asked."""
    named = ("activity", "phase", "flag", *(["minutes"] if reason.code in OF_QUOTA else []))
    return reason.code, *(reason.values.get(name) for name in named)


def _told(one: Day, case: Case, voice: Voice) -> RenderableType:
    """A day with news: what changed in the phase, for the person, and in each dose."""
    parts: list[RenderableType] = [Text(""), _head(one, case, voice)]
    if one.news or one.turned:
        parts.append(Padding(marked(list(_spoken(one, voice))), INDENT))
    changed = [*signed(told(one.changed, voice, in_signs)), *signed_quotas(one.quotas)]
    if changed:
        parts.append(Padding(marked(changed), INDENT))
    return Group(*parts)


def _spoken(one: Day, voice: Voice) -> Iterator[tuple[str, str, str]]:
    """What is new for the person, with what is urgent first."""
    if one.turned or any(reason.code is Code.FL_CONTACT_FLAG for reason in one.news):
        yield from (("!", "bold red", flag.sentence) for flag in flags(one.reviewed, voice))
    contacts = [reason for reason in one.news if reason in one.reviewed.contacts]
    others = [reason for reason in one.news if reason not in contacts]
    for reasons, sign, style in ((contacts, "!", "bold red"), (others, "•", "")):
        news = [reason for reason in reasons if reason.code is not Code.FL_CONTACT_FLAG]
        yield from ((sign, style, line) for line in sentences(voice.said(news)))


def _head(one: Day, case: Case, voice: Voice) -> Text:
    number = (one.reviewed.day - case.first_day).days + 1
    text = Text(f"{day(one.reviewed.day, voice.lang)}", "bold cyan")
    text.append(f" · {voice.say(Phrase.DAY_OF_PROGRAMME, number=number)}", "not bold")
    text.append(f" · {_pain([one], voice)}", "not bold")
    if one.reviewed.plan.paused:
        text.append(f" · {voice.say(Phrase.STANDS_STILL)}", "bold red")
    flare = one.reviewed.state.flare
    if flare is not None:
        text.append(f" · {label(flare.stage, voice.lang)}", "yellow not bold")
    if one.new_phase:
        text.append(f" · {voice.phase(one.reviewed.plan.phase)}", "bold magenta")
    return text


def _folded(days: Sequence[Day], voice: Voice) -> RenderableType:
    """Days without news as one line."""
    first, last = (day(days[at].reviewed.day, voice.lang) for at in (0, -1))
    span = first if len(days) == 1 else f"{first} – {last}"
    quiet = Phrase.QUIET_DAY if len(days) == 1 else Phrase.QUIET_DAYS
    words = voice.say(quiet, number=len(days))
    return Group(Text(""), Text(f"{span} · {words} · {_pain(days, voice)}", "dim"))


def _pain(days: Sequence[Day], voice: Voice) -> str:
    """The pain of some days: one number, or the least and the most."""
    found = [one.pain for one in days if one.pain is not None]
    if not found:
        return voice.say(Phrase.NO_DIARY)
    least, most = min(found), max(found)
    return voice.say(Phrase.PAIN, pain=least if least == most else f"{least}–{most}")


# -- the doses --------------------------------------------------------------------------------


def _ladders(reviews: Sequence[Review], voice: Voice) -> Table:
    """For each exercise and side every dose it had, in order."""
    heads = (Phrase.EXERCISE, Phrase.SIDE, Phrase.COURSE_OF_DOSE)
    rows = table(*(voice.say(head) for head in heads))
    together: dict[tuple[str, str], list[Side]] = {}
    for (exercise, side), doses in _courses(reviews).items():
        path = " → ".join(_dose(exercise, dose, voice) for dose, _ in groupby(doses))
        together.setdefault((exercise, path), []).append(side)
    for (exercise, path), sides in together.items():
        rows.add_row(voice.names[exercise], voice.sides(sides), path)
    return rows


def _courses(reviews: Sequence[Review]) -> dict[tuple[str, Side], list[Dose | None]]:
    """The dose of each exercise-side on every day since it entered; None while it is out."""
    found: dict[tuple[str, Side], list[Dose | None]] = {}
    for reviewed in reviews:
        units = {unit.key: unit.dose for unit in reviewed.state.units}
        for key in {**found, **units}:
            found.setdefault(key, []).append(units.get(key))
    return found


def _dose(exercise: str, dose: Dose | None, voice: Voice) -> str:
    return voice.dose(exercise, dose) if dose else voice.say(DayPhrase.LEFT_PLAN)


def _legend(voice: Voice) -> Text:
    return Text(voice.say(Phrase.LEGEND, times="2×10"), "dim")
