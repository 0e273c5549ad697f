"""What stands behind a sentence, for who asks why."""

from collections.abc import Iterable
from dataclasses import dataclass

from soepel.core.rule import Rule
from soepel.words.because import Because, ValueTold, because
from soepel.words.changes import ChangesTold, ChangeTold
from soepel.words.limit_words import LimitTold
from soepel.words.voice import Said, Voice


@dataclass(frozen=True)
class Ground:
    """What a rule rests on, and whether a clinician has yet to agree."""

    sources: tuple[str, ...]
    """Titles; empty for a choice of the makers."""
    waits: bool


@dataclass(frozen=True)
class Behind:
    """The rule behind what was said, the person's own numbers and what the rule rests on."""

    question: str
    answer: str
    values: tuple[ValueTold, ...]
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Explained:
    """Sentences that belong together, with the rules behind them, each once."""

    sentences: tuple[str, ...]
    behind: tuple[Behind, ...]


@dataclass(frozen=True)
class ChangesExplained:
    """The changes that have one reason, with that reason explained."""

    changes: tuple[ChangeTold, ...]
    why: Explained


def explained(said: Iterable[Said], voice: Voice) -> Explained:
    """Some sentences with the rules, the values and the sources that gave them."""
    of_rule: dict[Rule, list[Because]] = {}
    sentences = []
    for one in said:
        sentences.append(one.words)
        of_rule.setdefault(one.reason.rule, []).append(because(one.reason, voice))
    return Explained(tuple(sentences), tuple(map(_behind, of_rule.values())))


def changes_explained(changes: Iterable[ChangesTold], voice: Voice) -> tuple[ChangesExplained, ...]:
    """Each group of changes with its reasons explained."""
    return tuple(ChangesExplained(one.changes, explained(one.why, voice)) for one in changes)


def _behind(alike: list[Because]) -> Behind:
    """One rule with the values of every reason it gave."""
    values = dict.fromkeys(value for why in alike for value in why.values)
    return Behind(alike[0].question, alike[0].answer, tuple(values), grounds(alike[0].limits))


def grounds(limits: Iterable[LimitTold]) -> tuple[Ground, ...]:
    """What some limits rest on, each once."""
    found = (
        Ground(
            tuple(source.title for source in limit.sources),
            limit.needs_sign_off,
        )
        for limit in limits
    )
    return tuple(dict.fromkeys(found))
