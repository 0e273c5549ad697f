"""The result of the screening in words: how soon somebody must look, why, and what to do."""

from dataclasses import dataclass

from soepel.core.questionnaire import QuestionId
from soepel.core.rule import Rule
from soepel.core.rules.screening import Screening
from soepel.core.screening import Tier
from soepel.words.labels import label, title
from soepel.words.language import Lang
from soepel.words.voice import Voice


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question without an answer."""

    id: QuestionId
    words: str


@dataclass(frozen=True, slots=True)
class ScreeningTold:
    """What the answers say, in sentences. It names no diagnosis."""

    tier: Tier
    urgency: str
    contact: str
    """Whom to call or see; empty for who can start."""
    now: tuple[str, ...]
    because: tuple[str, ...]
    """Each reason once. Beside an urgent call nothing says how well the complaint fits."""
    open: tuple[OpenQuestion, ...]
    can_wait: tuple[str, ...]


def tell_screening(screening: Screening, voice: Voice) -> ScreeningTold:
    """The screening as the person reads it."""
    lang = voice.lang
    return ScreeningTold(
        tier=screening.tier,
        urgency=title(screening.tier, lang),
        contact=label(screening.contact, lang) if screening.contact else "",
        now=tuple(label(one, lang) for one in screening.now),
        because=_because(screening, voice),
        open=_open(screening, lang),
        can_wait=tuple(label(one, lang) for one in screening.can_wait),
    )


def _because(screening: Screening, voice: Voice) -> tuple[str, ...]:
    urgent = screening.tier.pauses_plan
    reasons = [one for one in screening.reasons if not (urgent and one.rule is Rule.SCR_2)]
    return tuple(dict.fromkeys(map(voice.person, reasons)))


def _open(screening: Screening, lang: Lang) -> tuple[OpenQuestion, ...]:
    return tuple(OpenQuestion(one, label(one, lang)) for one in screening.open)
