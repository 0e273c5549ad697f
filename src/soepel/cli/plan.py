"""`soepel plan`: the plan of one day, and why."""

from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.changes import Line, changes, in_words, moved_quotas, told
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
from soepel.core.programme import replay
from soepel.core.quantities import Side
from soepel.core.reasons import Code, Reason
from soepel.core.rule import Rule
from soepel.core.screening import Advice
from soepel.core.state import Stage
from soepel.words import Lang, attention_words, day, label
from soepel.words import title as titled

TOLD_ELSEWHERE: Final = frozenset(
    {
        Code.ATT_RED_FLAG,
        Code.ATT_FLARE_CONTACT,
        Code.ATT_FLARE_UNRESOLVED,
        Code.ATT_PHASE_READY,
        Code.ATT_BELOW_BOUNDS,
        Code.ATT_HEAVY_DAYS,
    }
)
"""Items of which the plan tells the person already."""


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    case = read_case(options)
    asked = day_of_case(case, options.day, "--day")
    course, voice = replay(case.record, case.programme, asked), Voice(lang, case.library)
    reviewed, before = course[-1], course[-2] if course[1:] else None
    if options.json:
        print_json(plain_review(reviewed, voice))
        return 0
    show(_for_person(reviewed, before, case, voice))
    if options.how:
        show(_how(reviewed, voice))
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


def _for_person(
    reviewed: Review, before: Review | None, case: Case, voice: Voice
) -> Iterator[RenderableType]:
    yield from _warnings(reviewed, voice)
    yield _head(reviewed, case, voice)
    yield from _asked(reviewed, voice)
    also = list(_also(reviewed, voice))
    if also:
        yield section(voice.say(Phrase.ALSO_TODAY), bullets(also))
    if changed := _changed(reviewed, before, voice):
        yield section(voice.say(Phrase.CHANGED), marked(changed))
    for heading, lines in (
        (Phrase.WHY, sentences(reviewed.reasons, voice)),
        (Phrase.GOOD_TO_KNOW, _good_to_know(reviewed, case, voice)),
        (Phrase.NEEDED, sentences(reviewed.needed, voice)),
    ):
        if lines:
            yield section(voice.say(heading), bullets(lines))


def _head(reviewed: Review, case: Case, voice: Voice) -> RenderableType:
    phase, flare = reviewed.plan.phase, reviewed.state.flare
    number = (reviewed.day - case.first_day).days + 1
    where = (
        voice.phase(phase),
        voice.say(Phrase.DAY_OF_YOUR_PROGRAMME, number=number),
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


def _changed(reviewed: Review, before: Review | None, voice: Voice) -> list[Line]:
    """What changes in exercises and minutes; a day in a flare is never told to be as always.

    In a pause nothing is asked, so no change of it is news.
    """
    found = [
        *told(changes(reviewed, before, voice), voice, in_words),
        *moved_quotas(reviewed, before, voice),
    ]
    if found or reviewed.plan.paused:
        return found
    flare = reviewed.state.flare
    if flare is None:
        return [("•", "", voice.say(Phrase.NOTHING_CHANGES))]
    active = flare.stage is Stage.ACTIVE
    return [("•", "", voice.say(Phrase.AS_YESTERDAY if active else Phrase.BACK_AS_YESTERDAY))]


def _good_to_know(reviewed: Review, case: Case, voice: Voice) -> list[str]:
    """What a therapist is asked to look at, in words for the person."""
    held = [item for item in reviewed.attention if item.holds and item.code not in TOLD_ELSEWHERE]
    lines = sentences((Reason(Rule.ATT, item.code) for item in held), voice)
    if lines and not case.record.intake.with_therapist:
        lines.append(label(Advice.SEE_PHYSIOTHERAPIST, voice.lang))
    return lines


def _how(reviewed: Review, voice: Voice) -> Iterator[RenderableType]:
    """How each exercise of today is done."""
    asked = dict.fromkeys(one.exercise for one in reviewed.plan.asked)
    if asked:
        lines = [f"{voice.names[id_]}: {voice.instruction(id_)}" for id_ in asked]
        yield section(voice.say(Phrase.HOW), bullets(lines))


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
        due, raised = (day(one, voice.lang) for one in (item.due, item.raised))
        rows.add_row(due, raised, words.title, words.action)
    return rows
