"""All properties, and which of them stand for each hazard and principle of the programme."""

from typing import Final

from tests.properties.care import CARE
from tests.properties.doses import DOSES
from tests.properties.measures import MEASURES
from tests.properties.memory import MEMORY
from tests.properties.monotony import MONOTONY
from tests.properties.properties import Property

EVERYTHING: Final = (*DOSES, *MONOTONY, *MEMORY, *CARE, *MEASURES)
HAZARDS: Final = tuple(f"H{number}" for number in range(1, 20))
PRINCIPLES: Final = {
    "1": ("H4 bounds", "H4 own dose", "P1 ask"),
    "2": ("P2", "H5", "H6"),
    "3": ("H2 dose", "H2 quota", "H3 missing"),
    "4": ("H3 worse", "H3 missing"),
    "5": ("H8 replay", "H8 shown", "P5 pure", "P5 past", "P5 frozen", "P5 provisional"),
    "6": ("P6 legs", "P6 elsewhere", "H9 red", "H9 mirror"),
    "7": ("P7",),
    "8": ("P8 reason", "P8 words"),
    "9": ("H14", "P9 told"),
    "10": ("P10 taps", "P10 weekly"),
}


def of_hazard(hazard: str) -> tuple[Property, ...]:
    return tuple(p for p in EVERYTHING if p.id.split()[0] == hazard)


def named(id_: str) -> Property:
    return next(p for p in EVERYTHING if p.id == id_)
