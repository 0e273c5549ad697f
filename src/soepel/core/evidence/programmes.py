"""Sources: exercise programmes and trials."""

from typing import Final

from soepel.core.evidence import Source

AGEBERG_2010: Final = Source("ageberg-2010", "Ageberg et al. 2010, NEMEX-TJR", "Ageberg 2010")
FERNANDES_2010: Final = Source(
    "fernandes-2010", "Fernandes et al. 2010, hip programme of 12 weeks", "Fernandes 2010"
)
UUSI_RASI_2017: Final = Source("uusi-rasi-2017", "Uusi-Rasi et al. 2017", "Uusi-Rasi 2017")
PROHIP: Final = Source("prohip", "PROHIP, progressive resistance training in hip OA", "NCT04714047")
BOSSEN_2013: Final = Source("bossen-2013", "Bossen et al. 2013, Join2move", "Bossen 2013")
MURPHY_PACING: Final = Source(
    "murphy-pacing", "Activity pacing on an average day, Murphy and others", "pacing studies"
)
PISTERS_2010: Final = Source(
    "pisters-2010", "Pisters et al. 2010, behavioural graded activity", "Pisters 2010"
)
KLOEK_2018: Final = Source("kloek-2018", "Kloek et al. 2018, e-Exercise, 208 people", "Kloek 2018")
TEIRLINCK_2016: Final = Source(
    "teirlinck-2016",
    "Teirlinck et al. 2016, exercise in Dutch primary care, 203 people",
    "Teirlinck 2016",
)
DAHLBERG_2020: Final = Source(
    "dahlberg-2020", "Dahlberg et al. 2020, digital programme, adherent people", "Dahlberg 2020"
)
JONSSON_2022: Final = Source(
    "jonsson-2022", "Jönsson et al. 2022, registry, 6946 people", "Jönsson 2022"
)
COCHRANE_2014: Final = Source(
    "cochrane-2014", "Cochrane review 2014, exercise for hip OA", "CD007912"
)
REVIEW_2023: Final = Source("review-2023", "Update of the review, 18 trials (2023)", "PMC9932106")
SKOU_ROOS_2017: Final = Source(
    "skou-roos-2017", "Skou and Roos 2017, GLA:D, 9825 people", "Skou & Roos 2017"
)
ROOS_2022: Final = Source("roos-2022", "Roos et al. 2022, GLA:D hip and knee", "Roos 2022")
