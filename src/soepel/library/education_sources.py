"""The sources of lessons and answers that no limit of the core rests on.

They were looked at in summary: an abstract, the opening of a page, a copy. What a source itself
calls uncertain is told as uncertain.
"""

from datetime import date
from typing import Final

from soepel.core.evidence import Source

CHECKED: Final = date(2026, 11, 25)
"""The day on which these sources were last looked at."""

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
DIRECT_ACCESS: Final = Source(
    "kngf-direct-access",
    "KNGF, going to a physiotherapist without a referral (2017)",
    "kngf.nl, news of 7 December 2017",
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
BENNELL_2013: Final = Source(
    "bennell-2013",
    "Bennell 2013, Physiotherapy management of hip osteoarthritis",
    "J Physiother 2013; read in a secondary copy",
)
PAANS_2013: Final = Source(
    "paans-2013",
    "Paans et al. 2013, exercise and weight loss with hip osteoarthritis, one group",
    "told by Bennell 2013",
)
FANG_2012: Final = Source(
    "fang-2012",
    "Fang et al. 2012, four weeks of a cane with hip osteoarthritis, a case series",
    "told by Bennell 2013",
)
RACGP_WALKING_AID: Final = Source(
    "racgp-walking-aid",
    "RACGP, Walking aid for knee or hip osteoarthritis (2021)",
    "racgp.org.au, HANDI patient resources",
)
NHS_SHEFFIELD: Final = Source(
    "nhs-sheffield-hip",
    "Sheffield Aches and Pains (NHS), Dealing with osteoarthritis of the hip",
    "sheffieldachesandpains.com",
)
BIELEMAN: Final = Source(
    "bieleman-check",
    "Bieleman, work of people with early hip and knee osteoarthritis, 1002 people (CHECK)",
    "University of Groningen, by gezondheidsnet.nl",
)
STECR: Final = Source(
    "stecr-osteoarthritis", "STECR, Laboretum: Artrose (work and osteoarthritis)", "stecr.nl"
)
EVANS_2019: Final = Source(
    "evans-2019",
    "Evans et al. 2019, How long does a hip replacement last? Registries and case series",
    "Lancet 393:647-654",
)
BAYLISS_2017: Final = Source(
    "bayliss-2017",
    "Bayliss et al. 2017, age and the risk of a second operation, 63,158 hips",
    "Lancet 389:1424-1430, PMC5522532",
)
WZA_HIP: Final = Source(
    "wza-new-hip", "Wilhelmina Ziekenhuis Assen, Heupoperatie (nieuwe heup)", "wza.nl"
)
ERASMUS_GLUCOSAMINE: Final = Source(
    "erasmus-glucosamine",
    "Erasmus MC, Is glucosamine goed voor artrose? The trial of Rozendaal 2008, 222 people",
    "artrosegezond.nl",
)
TREATMENT_CONCEPT: Final = Source(
    "treatment-concept",
    "The treatment concept of the physiotherapy practice that Soepel is built on",
    "our own summary",
)
DIAKONESSENHUIS_HIP: Final = Source(
    "diakonessenhuis-hip",
    "Diakonessenhuis, Fysiotherapie en adviezen na het plaatsen van een heupprothese",
    "diakonessenhuis.nl, its opening",
)
LROI: Final = Source(
    "lroi-2019", "LROI, more than 33,000 first hip prostheses in 2019", "by orthopeden.org"
)
WHITE_2014: Final = Source(
    "white-2014", "White et al. 2014, steps a day and limits in walking (knee)", "PMC4146701"
)
