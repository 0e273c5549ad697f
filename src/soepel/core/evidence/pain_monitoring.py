"""Sources: pain during and after exercise, flares and fluctuation."""

from typing import Final

from soepel.core.evidence import Source

THOMEE_1997: Final = Source(
    "thomee-1997",
    "Thomeé 1997, pain monitoring model; used in NEMEX-TJR (Ageberg et al. 2010)",
    "secondary copy of the NEMEX-TJR programme",
)
SILBERNAGEL: Final = Source(
    "silbernagel", "Silbernagel's variant of the pain monitoring model", "general knowledge"
)
FU_HIP_FLARES: Final = Source(
    "fu-hip-flares", "Fu et al. 2019-2022, hip pain exacerbations, 252 people, 90 days", "Fu et al."
)
GUILLEMIN_2019: Final = Source(
    "guillemin-2019", "Guillemin et al. 2019, OMERACT definition of a flare", "J Rheumatol"
)
THOMAS_2021: Final = Source(
    "thomas-2021", "Thomas et al. 2021, ACT-FLARE (knee), 744 people", "ACT-FLARE"
)
PARRY_2017: Final = Source(
    "parry-2017", "Parry et al. 2017, significant variability of pain (knee)", "Parry 2017"
)
PARRY_2018: Final = Source(
    "parry-2018", "Parry et al. 2018, definitions of flares in the literature", "Parry 2018"
)
PARRY_2020: Final = Source(
    "parry-2020", "Parry et al. 2020, diary of flares (knee), 67 people", "Parry 2020"
)
VAN_BERKEL_2022: Final = Source(
    "van-berkel-2022", "van Berkel et al. 2022, CHECK hip pain over 10 years", "PMC9680658"
)
SCHNEIDER_2012: Final = Source(
    "schneider-2012", "Schneider et al. 2012, day-to-day variability of pain", "Schneider 2012"
)
