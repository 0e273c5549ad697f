"""`soepel screen`: how soon someone must look, and what the answers fit with."""

from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime

from rich.console import RenderableType
from rich.text import Text

from soepel.cli.arguments import language
from soepel.cli.phrases import Phrase
from soepel.cli.plain import Plain, plain_reason
from soepel.cli.reading import read_answer_file, read_library
from soepel.cli.refused import Refused
from soepel.cli.terminal import bullets, marked, print_json, section, show, title, warning
from soepel.core.questionnaire import AnswerRefused, Answers
from soepel.core.rules.screening import Screening, screen
from soepel.core.screening import Tier
from soepel.words import Lang
from soepel.words import title as titled
from soepel.words.screened import ScreeningTold, tell_screening
from soepel.words.voice import Voice


def run(options: Namespace) -> int:
    lang = Lang(language(options.lang))
    day = options.day or datetime.now().astimezone().date()
    try:
        answers = Answers.read(read_answer_file(options.answers))
    except AnswerRefused as refused:
        raise Refused(f"{options.answers}: {refused}") from None
    screening, voice = screen(answers, day), Voice(lang, read_library())
    if options.json:
        print_json(_plain(screening, voice))
    else:
        show(_told(tell_screening(screening, voice), voice))
    return 0


def _told(told: ScreeningTold, voice: Voice) -> Iterator[RenderableType]:
    yield title(voice.say(Phrase.SCREENING))
    yield _tier(told)
    yield section(voice.say(Phrase.NOW), bullets(told.now))
    if told.because:
        yield section(voice.say(Phrase.BECAUSE), bullets(told.because))
    if told.open:
        yield section(voice.say(Phrase.OPEN_QUESTIONS), marked(_open(told)))
    if told.can_wait:
        yield section(voice.say(Phrase.CAN_WAIT), bullets(told.can_wait))
    urgency = voice.say(Phrase.URGENCY, tier=told.tier.name)
    yield Text(f"\n{voice.say(Phrase.NO_DIAGNOSIS)}\n{urgency}", "dim")


def _open(told: ScreeningTold) -> list[tuple[str, str, Text]]:
    """The questions without an answer, each with its id for a file of answers."""
    return [("•", "", Text(one.words).append(f" ({one.id})", "dim")) for one in told.open]


def _tier(told: ScreeningTold) -> RenderableType:
    """How soon someone must look; framed where that is not the person's own programme."""
    if not told.contact:
        return Text(told.urgency, "bold green")
    if told.tier is Tier.T3:
        return Text(f"{told.urgency}\n{told.contact}", "bold yellow")
    return warning(told.urgency, [told.contact])


def _plain(screening: Screening, voice: Voice) -> Plain:
    return {
        "day": screening.day.isoformat(),
        "tier": screening.tier.name,
        "tier_words": titled(screening.tier, voice.lang),
        "contact": screening.contact.value if screening.contact else None,
        "flags": [flag.value for flag in screening.flags],
        "open": [question.value for question in screening.open],
        "patterns": {"nice": screening.nice.fit, "nov": screening.nov.fit},
        "hints": [hint.value for hint in screening.hints],
        "therapist_led": sorted(side.value for side in screening.therapist_led),
        "now": [advice.value for advice in screening.now],
        "can_wait": [advice.value for advice in screening.can_wait],
        "reasons": [plain_reason(reason, voice) for reason in screening.reasons],
    }
