"""`soepel plan`: the plan of one day, and why."""

from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.changes import changes, told
from soepel.cli.phrases import Phrase
from soepel.cli.plain import (
    Plain,
    plain_decision,
    plain_item,
    plain_phase,
    plain_plan,
    plain_reason,
    plain_tier,
)
from soepel.cli.reading import Case, day_of_case, read_case
from soepel.cli.terminal import bullets, marked, print_json, section, show, table, title, warning
from soepel.cli.voice import Voice
from soepel.core.plan import Prescription, QuotaToday, Review
from soepel.core.programme import review
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.words import Lang, attention_words, day, label
from soepel.words import title as titled


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    case = read_case(options)
    asked = day_of_case(case, options.day, "--day")
    reviewed, voice = review(case.record, asked, case.programme), Voice(lang, case.library)
    if options.json:
        print_json(plain_review(reviewed, voice))
        return 0
    show(_for_person(reviewed, case, voice))
    if options.therapist:
        show(_for_therapist(reviewed, voice))
    return 0


def plain_review(reviewed: Review, voice: Voice) -> Plain:
    """A whole review, with the keys of --json."""
    return {
        "day": reviewed.day.isoformat(),
        "phase": plain_phase(reviewed.plan.phase, voice),
        "tier": plain_tier(reviewed.tier),
        "contacts": [plain_reason(reason, voice) for reason in reviewed.contacts],
        "plan": plain_plan(reviewed.plan, voice),
        "decisions": [plain_decision(decision, voice) for decision in reviewed.decisions],
        "reasons": [plain_reason(reason, voice) for reason in reviewed.reasons],
        "needed": [plain_reason(reason, voice) for reason in reviewed.needed],
        "attention": [plain_item(item, voice) for item in reviewed.attention],
    }


# -- for the person ---------------------------------------------------------------------------


def _for_person(reviewed: Review, case: Case, voice: Voice) -> Iterator[RenderableType]:
    yield from _warnings(reviewed, voice)
    yield _head(reviewed, case, voice)
    yield from _asked(reviewed, voice)
    also = list(_also(reviewed, voice))
    if also:
        yield section(voice.say(Phrase.ALSO_TODAY), bullets(also))
    found = changes(reviewed.decisions, voice)
    changed = marked(list(told(found, voice))) if found else voice.say(Phrase.NOTHING_CHANGES)
    yield section(voice.say(Phrase.CHANGED), changed)
    for heading, reasons in (
        (Phrase.WHY, reviewed.reasons),
        (Phrase.NEEDED, reviewed.needed),
    ):
        if reasons:
            yield section(voice.say(heading), bullets(sentences(reasons, voice)))


def _head(reviewed: Review, case: Case, voice: Voice) -> RenderableType:
    phase, flare = reviewed.plan.phase, reviewed.state.flare
    number = (reviewed.day - case.first_day).days + 1
    where = (
        voice.say(Phrase.PHASE, number=int(phase), name=label(phase, voice.lang)),
        voice.say(Phrase.DAY_OF_PROGRAMME, number=number),
        *([label(flare.stage, voice.lang)] if flare else []),
    )
    dated = f"{day(reviewed.day, voice.lang)} {reviewed.day.year}"
    lines = [voice.say(Phrase.PLAN_OF, day=dated), " · ".join(where)]
    if reviewed.plan.paused:
        lines.append(voice.say(Phrase.PAUSED))
    elif reviewed.plan.provisional:
        lines.append(voice.say(Phrase.PROVISIONAL))
    return title(*lines)


def _warnings(reviewed: Review, voice: Voice) -> Iterator[RenderableType]:
    """What must be read before anything else."""
    if reviewed.tier is not None:
        yield warning(voice.say(Phrase.FLAG_OPEN), flags(reviewed, voice))
    others = [reason for reason in reviewed.contacts if reason.code is not Code.FL_CONTACT_FLAG]
    if others:
        yield warning(voice.say(Phrase.CONTACT), sentences(others, voice))


def flags(reviewed: Review, voice: Voice) -> Iterator[str]:
    """The open red flags, the most urgent first, each with how soon someone must look."""
    standing = [flag for flag in reviewed.state.flags if flag.tier is not None]
    for flag in sorted(standing, key=lambda one: one.tier or 0):
        if flag.tier is not None:
            words = titled(flag.raised.flag, voice.lang)
            yield f"{words}. {titled(flag.tier, voice.lang)}."


def sentences(reasons: Iterable[Reason], voice: Voice) -> list[str]:
    """The reasons in plain words, none twice."""
    return list(dict.fromkeys(voice.person(reason) for reason in reasons))


def _asked(reviewed: Review, voice: Voice) -> Iterator[RenderableType]:
    plan = reviewed.plan
    if plan.daily:
        yield section(voice.say(Phrase.EVERY_DAY), _exercises(plan.daily, voice))
    if plan.session:
        yield section(voice.say(Phrase.TODAY), _exercises(plan.session, voice))
    elif not plan.paused:
        yield section(voice.say(Phrase.TODAY), Text(voice.say(Phrase.NO_SESSION)))


def _exercises(asked: tuple[Prescription, ...], voice: Voice) -> Table:
    """A row for each exercise; both sides on one row when they are asked the same."""
    heads = (Phrase.EXERCISE, Phrase.SIDE, Phrase.DOSE, Phrase.FORM)
    rows = table(*(voice.say(head) for head in heads))
    together: dict[tuple[str, str, str], list[Side]] = {}
    for one in asked:
        row = (one.exercise, voice.asked(one), voice.level(one.exercise, one.rung))
        together.setdefault(row, []).append(one.side)
    for (exercise, dose, level), sides in together.items():
        rows.add_row(voice.names[exercise], voice.sides(sides), dose, level)
    return rows


def _also(reviewed: Review, voice: Voice) -> Iterator[str]:
    plan = reviewed.plan
    if plan.moments:
        yield voice.say(Phrase.MOMENTS, number=plan.moments)
    for quota in plan.quotas:
        yield _quota(quota, voice)
    for tip in plan.tips:
        yield label(tip, voice.lang)


def _quota(quota: QuotaToday, voice: Voice) -> str:
    activity = titled(quota.activity, voice.lang)
    if quota.minutes is None:
        return voice.say(Phrase.QUOTA_MEASURED, activity=activity)
    return voice.say(Phrase.QUOTA, activity=activity, minutes=quota.minutes)


# -- for the therapist ------------------------------------------------------------------------


def _for_therapist(reviewed: Review, voice: Voice) -> Iterator[RenderableType]:
    yield section(voice.say(Phrase.RULES_THAT_HELD), _held(reviewed, voice))
    items = _items(reviewed, voice) if reviewed.attention else voice.say(Phrase.NO_ATTENTION)
    yield section(voice.say(Phrase.ATTENTION), items)


def _held(reviewed: Review, voice: Voice) -> Table:
    """Every rule that held: a line for the person as a whole or for an exercise."""
    rows = table(*(voice.say(head) for head in (Phrase.RULE, Phrase.ABOUT, Phrase.WHAT_HELD)))
    for reason in (*reviewed.contacts, *reviewed.reasons):
        rows.add_row(reason.rule, voice.say(Phrase.WHOLE_PERSON), voice.therapist(reason))
    together: dict[tuple[str, str], dict[str, list[Side]]] = {}
    for decision in reviewed.decisions:
        for reason in decision.reasons:
            about = together.setdefault((reason.rule.value, voice.therapist(reason)), {})
            about.setdefault(decision.exercise, []).append(decision.side)
    units = {(decision.exercise, decision.side) for decision in reviewed.decisions}
    for (rule, words), exercises in together.items():
        rows.add_row(rule, _about(exercises, units, voice), words)
    return rows


def _about(
    exercises: Mapping[str, list[Side]], units: Collection[tuple[str, Side]], voice: Voice
) -> str:
    """The exercises that a rule held for, one a line; all of them in two words."""
    found = {(exercise, side) for exercise, sides in exercises.items() for side in sides}
    if len(exercises) > 1 and found == units:
        return voice.say(Phrase.EVERY_EXERCISE)
    return "\n".join(f"{voice.names[id_]}, {voice.sides(on)}" for id_, on in exercises.items())


def _items(reviewed: Review, voice: Voice) -> Table:
    heads = (Phrase.DUE, Phrase.RAISED, Phrase.WHAT, Phrase.WHAT_TO_DO)
    rows = table(*(voice.say(head) for head in heads))
    for item in reviewed.attention:
        words = attention_words(item.code, voice.lang)
        rows.add_row(item.due.isoformat(), item.raised.isoformat(), words.title, words.action)
    return rows
