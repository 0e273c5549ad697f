"""Limits on what can be entered."""

from typing import Final

from soepel.core.evidence import Judgement, Limit

DAYS_BACK_FOR_A_PERSON: Final = Limit(
    value=14,
    meaning="how far back a person may enter or correct a day herself",
    because=Judgement(decision="2026-11-23-step-rule"),
    unit="days",
)
