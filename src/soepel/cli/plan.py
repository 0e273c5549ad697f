"""`soepel plan`: the plan of one day, and why."""

from argparse import Namespace
from collections.abc import Collection, Iterable, Iterator, Mapping

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.changes import Line, signed, signed_quotas
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
from soepel.cli.reading import day_of_case, read_case
from soepel.cli.terminal import bullets, marked, print_json, section, show, table, title, warning
from soepel.core.plan import Review
from soepel.core.programme import replay
from soepel.core.quantities import Side
from soepel.words import Lang, attention_words, day
from soepel.words.language import day_with_year
from soepel.words.phrases import DayPhrase
from soepel.words.telling import Row, Told, telling
from soepel.words.voice import Said, Voice


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    case = read_case(options)
    asked = day_of_case(case, options.day, "--day")
    course, voice = replay(case.record, case.programme, asked), Voice(lang, case.library)
    reviewed, before = course[-1], course[-2] if course[1:] else None
    if options.json:
        print_json(plain_review(reviewed, voice))
        return 0
    told = telling(reviewed, before, case.record.intake, voice)
    show(_for_person(told, voice))
    if options.how:
        show(_how(told, voice))
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


def _for_person(told: Told, voice: Voice) -> Iterator[RenderableType]:
    yield from _warnings(told, voice)
    yield _head(told, voice)
    yield from _asked(told, voice)
    also = [*filter(None, [told.moments]), *(quota.words for quota in told.quotas), *told.tips]
    if also:
        yield section(voice.say(Phrase.ALSO_TODAY), bullets(also))
    if changed := _changed(told):
        yield section(voice.say(Phrase.CHANGED), marked(changed))
    for heading, lines in (
        (Phrase.WHY, sentences(told.why)),
        (Phrase.GOOD_TO_KNOW, told.good_to_know),
        (Phrase.NEEDED, sentences(told.needed)),
    ):
        if lines:
            yield section(voice.say(heading), bullets(lines))


def _head(told: Told, voice: Voice) -> RenderableType:
    day_words = voice.say(DayPhrase.DAY_OF_YOUR_PROGRAMME, number=told.day_number)
    where = filter(None, (told.phase_words, day_words, told.stage_words))
    plan_of = voice.say(Phrase.PLAN_OF, day=day_with_year(told.day, voice.lang))
    return title(plan_of, " · ".join(where), told.note)


def _warnings(told: Told, voice: Voice) -> Iterator[RenderableType]:
    """What must be read before anything else."""
    if told.flags:
        lines = [flag.sentence for flag in told.flags]
        yield warning(voice.say(Phrase.FLAG_OPEN), lines)
    if told.contacts:
        yield warning(voice.say(Phrase.CONTACT), sentences(told.contacts))


def sentences(said: Iterable[Said]) -> list[str]:
    """The words of what is said."""
    return [one.words for one in said]


def _asked(told: Told, voice: Voice) -> Iterator[RenderableType]:
    if told.daily:
        yield section(voice.say(Phrase.EVERY_DAY), _exercises(told.daily, voice))
    if told.session:
        yield section(voice.say(Phrase.TODAY), _exercises(told.session, voice))
    if told.no_session:
        yield section(voice.say(Phrase.TODAY), Text(told.no_session))


def _exercises(asked: Iterable[Row], voice: Voice) -> Table:
    heads = (Phrase.EXERCISE, Phrase.SIDE, Phrase.DOSE, Phrase.FORM)
    made = table(*(voice.say(head) for head in heads))
    for row in asked:
        made.add_row(row.name, row.side_words, row.dose, row.form)
    return made


def _changed(told: Told) -> list[Line]:
    """What changes in exercises and minutes, or that nothing does."""
    found = [*signed(told.changed), *signed_quotas(told.moved)]
    return found or [("•", "", line) for line in [told.unchanged] if line]


def _how(told: Told, voice: Voice) -> Iterator[RenderableType]:
    """How each exercise of today is done."""
    asked = {row.name: voice.instruction(row.exercise) for row in (*told.daily, *told.session)}
    if asked:
        lines = [f"{name}: {instruction}" for name, instruction in asked.items()]
        yield section(voice.say(Phrase.HOW), bullets(lines))


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
