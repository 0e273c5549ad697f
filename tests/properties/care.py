"""Hazards of the care around the plan: nobody forgotten, no noise, words for every decision."""

from collections import Counter
from dataclasses import replace
from datetime import date, datetime
from random import Random

from soepel.core.exercises import Phase
from soepel.core.plan import Move, Review
from soepel.core.programme import review
from soepel.core.reasons import Code, Reason
from soepel.core.record import (
    AttentionClosed,
    Bounds,
    CheckIn,
    Entry,
    Exposure,
    FlagRaised,
    FlareCall,
    PhaseOrder,
    Record,
)
from soepel.core.screening import Tier
from soepel.core.state import Stage
from soepel.words import Audience, Lang, sentence
from tests.properties.doses import rises
from tests.properties.histories import Day, History, programme
from tests.properties.properties import Property, Verdicts

UNSEEN_AT_MOST = 14
"""Days that somebody may stay in hold, flare, pause or beyond a phase's time unseen."""


# -- H14, principle 9: nobody is forgotten ----------------------------------------------------


def nobody_is_forgotten(history: History) -> Verdicts:
    """After 14 days of standing still there is an item, or one that was closed lately."""
    moved = history.intake.day
    for day in history.days:
        ordered = bool(day.today.of(PhaseOrder))
        if rises(day) or ordered or day.before.phase is not day.after.phase:
            moved = day.date
        for code in _due(day, (day.date - moved).days):
            yield None if _seen(day, code) else f"H14 {day.date} nobody sees {code}"


def _due(day: Day, still: int) -> list[Code]:
    state, due = day.after, []
    if still >= UNSEEN_AT_MOST and state.phase is not Phase.MAINTENANCE:
        due.append(Code.ATT_ON_HOLD)
    flare = state.flare
    going_on = flare is not None and (flare.stage is Stage.ACTIVE or flare.unresolved)
    if flare is not None and going_on and (day.date - flare.started).days >= UNSEEN_AT_MOST:
        due.append(Code.ATT_FLARE_UNRESOLVED)
    paused = state.paused_since
    if paused and state.paused_on(day.date) and (day.date - paused).days >= UNSEEN_AT_MOST:
        due.append(Code.ATT_PAUSED_LONG)
    weeks = {Phase.CALM_DOWN: 3, Phase.MOBILITY_AND_CONTROL: 5, Phase.STRENGTH_AND_CAPACITY: 8}
    longest = weeks.get(state.phase)
    if longest and (day.date - state.phase_since).days > longest * 7 * 1.5:
        due.append(Code.ATT_STUCK)
    return due


def _seen(day: Day, code: Code) -> bool:
    return any(
        item.code == code
        and (item.closed is None or (day.date - item.closed).days <= UNSEEN_AT_MOST)
        for item in day.after.items
    )


def standing_still_is_told(history: History) -> Verdicts:
    """Who does not rise, or is not in the next phase, is told what is needed or why."""
    for day in history.days:
        if rises(day) or day.after.phase is Phase.MAINTENANCE:
            continue
        told = (
            day.review.needed or day.review.reasons or day.review.contacts or day.review.decisions
        )
        yield None if told else f"P9 {day.date} stands still without a word"


# -- H17: attention ---------------------------------------------------------------------------


def attention_is_not_lost(history: History) -> Verdicts:
    """An open item stays until somebody closes it; an open red flag is always on the list."""
    before: set[Code] = set()
    for day in history.days:
        closed = {Code(entry.item) for entry in day.today.of(AttentionClosed)}
        now = {item.code for item in day.review.attention}
        lost = before - now - closed
        urgent = day.after.tier is not None and day.after.tier <= Tier.T2
        silent = urgent and Code.ATT_RED_FLAG not in now
        if before or urgent:
            yield f"H17 {day.date} lost {lost or 'the red flag'}" if lost or silent else None
        before = now


def attention_does_not_flood(history: History) -> Verdicts:
    """One open item for each reason; a closed one stays away while its reason goes on."""
    closed: dict[Code, date] = {}
    ended: set[Code] = set()
    for day in history.days:
        counts = Counter(item.code for item in day.review.attention)
        doubled = [code for code, times in counts.items() if times > 1]
        if counts:
            yield f"H17 {day.date} doubled {doubled}" if doubled else None
        for code in set(closed) & set(counts):
            again = (day.date - closed.pop(code)).days
            early = again < UNSEEN_AT_MOST and code not in ended and code != Code.ATT_RED_FLAG
            # A correction changes the past that the closing was about.
            early = early and not history.corrected
            yield f"H17 {day.date} {code} came back after {again} days" if early else None
        for entry in day.today.of(AttentionClosed):
            # What came later that day can have ended the reason: then nothing was left to close.
            if any(item.code == entry.item for item in day.after.items):
                closed[Code(entry.item)] = day.date
                ended.discard(Code(entry.item))
        ended |= {item.code for item in day.after.items if not item.holds}


# -- principle 8: reasons, and principle 7: no diagnosis --------------------------------------


def every_decision_has_its_reason(history: History) -> Verdicts:
    for day in history.days:
        for decision in day.review.decisions:
            if decision.changed or decision.move is not Move.HOLD:
                yield None if decision.reasons else f"P8 {day.date} {decision} without reason"
        yield from _unexplained(day)


def _unexplained(day: Day) -> Verdicts:
    """What changed in the state was decided, and says so."""
    decided = {(d.exercise, d.side) for d in day.review.decisions if d.changed}
    after = {unit.key: unit.dose for unit in day.after.units}
    for unit in day.before.units:
        if after.get(unit.key) != unit.dose:
            yield None if unit.key in decided else f"P8 {day.date} {unit.key} changed unsaid"
    if day.before.phase is not day.after.phase:
        codes = {reason.code for reason in day.review.reasons}
        said = codes & {Code.PH_ENTERED, Code.PH_THERAPIST_CHOSE, Code.PH_RED_FLAG}
        yield None if said else f"P8 {day.date} entered {day.after.phase} unsaid"


def reasons_of(reviewed: Review) -> list[Reason]:
    of_doses = [reason for d in reviewed.decisions for reason in d.reasons]
    return [*reviewed.reasons, *reviewed.needed, *reviewed.contacts, *of_doses]


def every_reason_has_words(history: History) -> Verdicts:
    """Every reason that a life brings can be said, to both readers, in both languages."""
    for reason in _some_reasons(history):
        yield _unsaid(reason)


def _some_reasons(history: History) -> list[Reason]:
    random = Random(history.life.seed)
    days = random.sample(history.days, 3)
    by_code = {reason.code: reason for day in days for reason in reasons_of(day.review)}
    return list(by_code.values())


def _unsaid(reason: Reason) -> str | None:
    for lang in Lang:
        for audience in Audience:
            try:
                sentence(reason, audience, lang, _IdsAsNames())
            except ValueError as fault:
                return f"P8 {fault}"
    return None


class _IdsAsNames(dict[str, str]):
    """The names of exercises do not matter here."""

    def __missing__(self, key: str) -> str:
        return key


DIAGNOSES = ("you have", "je hebt artrose", "diagnos", "you suffer", "je lijdt", "u hebt")


def nothing_is_diagnosed(history: History) -> Verdicts:
    for reason in _some_reasons(history):
        for lang in Lang:
            said = sentence(reason, Audience.PERSON, lang, _IdsAsNames()).lower()
            found = [words for words in DIAGNOSES if words in said]
            yield f"P7 {reason.code} says {said!r}" if found else None


# -- principle 10: little to log --------------------------------------------------------------


def few_taps_are_enough(history: History) -> Verdicts:
    """What rose would have risen with two taps in the morning and two an exercise."""
    random = Random(history.life.seed)
    risen = [day for day in history.days if rises(day)]
    for day in random.sample(risen, min(3, len(risen))):
        few = Record(history.intake, tuple(_few_taps(entry) for entry in day.record.entries))
        again = review(few, day.date, programme(), since=day.before)
        same = {(d.exercise, d.side) for d in again.decisions if d.move is Move.RISE}
        wanted = {(d.exercise, d.side) for d in rises(day)}
        yield None if wanted <= same else f"P10 {day.date} {wanted - same} needed more taps"


def _few_taps(entry: Entry) -> Entry:
    if isinstance(entry, CheckIn):
        return replace(entry, stiffness=None, load=None, triggers=())
    return entry


def weekly_diaries_are_enough(history: History) -> Verdicts:
    """In phases 3 and 4 outside a flare nobody is called for a diary that is not due daily."""
    last = history.intake.day
    before: set[Code] = set()
    for day in history.days:
        if day.today.check_in is not None and day.today.check_in.usual is not None:
            last = day.date
        now = {item.code for item in day.review.attention}
        weekly = day.after.phase >= Phase.STRENGTH_AND_CAPACITY and day.after.flare is None
        if weekly and (day.date - last).days in range(1, 8):
            called = Code.ATT_NO_DIARY in now - before
            yield f"P10 {day.date} called after {day.date - last}" if called else None
        before = now


# -- principle 5: the plan of a day -----------------------------------------------------------

MAY_STILL_CHANGE_IT = (FlareCall, FlagRaised, Bounds)
"""A flare, a red flag, and a therapist who sets bounds: a ceiling binds at once."""


def frozen_at_the_first_exercise(history: History) -> Verdicts:
    """After the first exercise only a flare, a red flag or "too hard" changes the plan."""
    for day in Random(history.life.seed).sample(history.days, 8):
        exposures = day.today.of(Exposure)
        if not exposures:
            continue
        first = min(exposure.known for exposure in exposures)
        begun: dict[str, datetime] = {}
        for entry in day.record.entries:
            begun[entry.id] = min(begun.get(entry.id, entry.known), entry.known)
        later = [e for e in day.today.entries if begun[e.id] > first]
        flares = day.after.flare is not None and day.after.flare.started == day.date
        lowering = flares or any(isinstance(e, MAY_STILL_CHANGE_IT) for e in later)
        if lowering or any(e.too_hard for e in exposures):
            continue
        yield _moved_after(day, later)


def _moved_after(day: Day, later: list[Entry]) -> str | None:
    if all(isinstance(e, Exposure) for e in later):
        return None
    gone = {entry.id for entry in later if not isinstance(entry, Exposure)}
    entries = tuple(e for e in day.record.entries if e.id not in gone)
    stood = review(Record(day.record.intake, entries), day.date, programme(), since=day.before)
    if stood.plan == day.review.plan:
        return None
    kinds = sorted({type(e).__name__ for e in later if e.id in gone})
    return f"P5 {day.date} the plan moved after the first exercise, by {kinds}"


def provisional_until_the_check_in(history: History) -> Verdicts:
    for day, morning in zip(history.days, history.mornings, strict=True):
        told = day.today.check_in is not None
        early = morning.plan.provisional and not told
        if not told:
            yield None if early else f"P5 {day.date} is settled without a check-in"


CARE = (
    Property("H14", "nobody stands still unseen for 14 days", nobody_is_forgotten),
    Property("H17 lost", "attention is not lost", attention_is_not_lost),
    Property("H17 flood", "attention does not flood", attention_does_not_flood),
    Property("P5 frozen", "a plan is frozen at the first exercise", frozen_at_the_first_exercise),
    Property(
        "P5 provisional", "a plan is provisional until the check-in", provisional_until_the_check_in
    ),
    Property("P7", "nothing is diagnosed", nothing_is_diagnosed),
    Property("P8 reason", "every decision has its reason", every_decision_has_its_reason),
    Property("P8 words", "every reason has words", every_reason_has_words),
    Property("P9 told", "standing still is told", standing_still_is_told),
    Property("P10 taps", "few taps are enough", few_taps_are_enough),
    Property(
        "P10 weekly", "weekly diaries are enough in phases 3 and 4", weekly_diaries_are_enough
    ),
)
