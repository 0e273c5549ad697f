"""The sources of the answers on the front door that no limit of the core rests on."""

from datetime import date
from typing import Final

from soepel.core.evidence import Source

CHECKED: Final = date(2026, 11, 23)
"""The day on which the sources of the front door were last looked at."""

THUISARTS: Final = Source(
    "thuisarts-hip", "Thuisarts.nl, Ik heb artrose in mijn heup", "thuisarts.nl, artrose heup"
)
FARMACOTHERAPEUTISCH_KOMPAS: Final = Source(
    "fk-osteoarthritis",
    "Farmacotherapeutisch Kompas, artrose",
    "farmacotherapeutischkompas.nl, artrose",
)
STEPPED_CARE: Final = Source(
    "kngf-stepped-care",
    "KNGF, Stepped care en de rol van de fysiotherapeut",
    "kngf.nl, kennisplatform, stepped care",
)
COCHRANE_2014: Final = Source(
    "cochrane-hip-2014",
    "Cochrane review 2014, Exercise for osteoarthritis of the hip",
    "CD007912",
)
HARMS_2021: Final = Source(
    "exercise-harms-2021", "Overview of harms of exercise therapy, 707 people", "PMC8565302"
)
SVEGE_2015: Final = Source(
    "svege-2015", "Svege et al. 2015, Exercise therapy and total hip replacement", "109 people"
)
CLAUSEN_2021: Final = Source(
    "clausen-2021",
    "Clausen et al. 2021, Total hip replacement after GLA:D, Danish registry",
    "3,657 people",
)
VZINFO: Final = Source(
    "vzinfo-hip", "VZinfo.nl, Artrose, heupartrose in 2020", "vzinfo.nl, artrose"
)
