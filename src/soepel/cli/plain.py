"""Reviews as plain values for --json: codes and numbers, with the sentences beside them."""

from collections.abc import Mapping
from datetime import date

from soepel.core.exercises import Dose, Phase
from soepel.core.plan import Decision, Plan, Prescription
from soepel.core.reasons import Fact, Reason
from soepel.core.screening import Tier
from soepel.core.state import Item
from soepel.words import attention_words, label
from soepel.words.voice import Voice

Plain = dict[str, object]


def plain_phase(phase: Phase, voice: Voice) -> Plain:
    return {"number": int(phase), "name": label(phase, voice.lang)}


def plain_tier(tier: Tier | None) -> str | None:
    """The name of a tier, T0 the most urgent."""
    return None if tier is None else tier.name


def plain_reason(reason: Reason, voice: Voice) -> Plain:
    return {
        "rule": reason.rule.value,
        "code": reason.code.value,
        "values": {name: plain_fact(value) for name, value in reason.values.items()},
        "for_person": voice.person(reason),
        "for_therapist": voice.therapist(reason),
    }


def plain_fact(value: Fact) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [plain_fact(part) for part in value] if isinstance(value, tuple) else value


def plain_prescription(asked: Prescription, voice: Voice) -> Plain:
    exercise = voice.exercises[asked.exercise]
    return {
        "exercise": asked.exercise,
        "name": voice.names[asked.exercise],
        "side": asked.side.value,
        "sets": asked.sets,
        "amount": asked.amount,
        "counts": exercise.amount.value,
        "rung": asked.rung,
        "level": exercise.level(asked.rung).id,
        "level_name": voice.level(asked.exercise, asked.rung),
        "kilos": asked.load,
    }


def plain_plan(plan: Plan, voice: Voice) -> Plain:
    return {
        "provisional": plan.provisional,
        "paused": plan.paused,
        "daily": [plain_prescription(asked, voice) for asked in plan.daily],
        "session": [plain_prescription(asked, voice) for asked in plan.session],
        "moments": plan.moments,
        "quotas": [{"activity": q.activity.value, "minutes": q.minutes} for q in plan.quotas],
        "tips": [{"tip": tip.value, "words": label(tip, voice.lang)} for tip in plan.tips],
    }


def plain_decision(decision: Decision, voice: Voice) -> Plain:
    return {
        "exercise": decision.exercise,
        "side": decision.side.value,
        "move": decision.move.name.lower(),
        "changed": decision.changed,
        "before": plain_dose(decision.before),
        "after": plain_dose(decision.after),
        "reasons": [plain_reason(reason, voice) for reason in decision.reasons],
    }


def plain_dose(dose: Dose | None) -> Mapping[str, int] | None:
    return None if dose is None else {"rung": dose.rung, "sets": dose.sets}


def plain_item(item: Item, voice: Voice) -> Plain:
    words = attention_words(item.code, voice.lang)
    return {
        "code": item.code.value,
        "title": words.title,
        "action": words.action,
        "raised": item.raised.isoformat(),
        "due": item.due.isoformat(),
    }
