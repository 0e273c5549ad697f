"""Sources: guidelines, criteria and lists of red flags."""

from typing import Final

from soepel.core.evidence import Source

KNGF: Final = Source(
    "kngf-2018",
    "KNGF guideline Osteoarthritis of the hip and knee (2018), by a secondary summary",
    "kngf.nl, kennisplatform, richtlijnen, artrose heup-knie",
)
VAN_DOORMAAL_2020: Final = Source(
    "van-doormaal-2020",
    "van Doormaal et al. 2020, Musculoskeletal Care 18(4):575-595",
    "doi 10.1002/msc.1492",
)
NICE: Final = Source(
    "nice-ng226", "NICE guideline NG226, Osteoarthritis in over 16s (2022)", "nice.org.uk, ng226"
)
NOV: Final = Source(
    "nov-conservative",
    "NOV, Conservatieve behandeling artrose heup of knie",
    "richtlijnendatabase.nl, diagnostiek heup- of knieartrose",
)
ALTMAN_1991: Final = Source(
    "altman-1991", "Altman et al. 1991, Arthritis Rheum 34:505-14 (ACR criteria)", "PMID 2025304"
)
GPONLINE_RED_FLAGS: Final = Source(
    "gponline-hip-red-flags", "GPonline, hip pain red flags (2018, 2023)", "gponline.com"
)
NHS_GLOUCESTERSHIRE: Final = Source(
    "nhs-gloucestershire-hip", "NHS Gloucestershire, hip red flags", "NHS Gloucestershire"
)
THERAPEUTIC_GUIDELINES_AU: Final = Source(
    "therapeutic-guidelines-au", "Therapeutic Guidelines (Australia), hip pain", "tg.org.au"
)
GEZONDHEIDSRAAD_2017: Final = Source(
    "gezondheidsraad-2017",
    "Gezondheidsraad, Beweegrichtlijnen 2017 (by CBS)",
    "gezondheidsraad.nl, beweegrichtlijnen 2017",
)
CZ_REIMBURSEMENT: Final = Source(
    "reimbursement-12-visits",
    "Basic insurance: 12 visits in 12 months for hip and knee osteoarthritis, since 1 January 2018",
    "CZ; KNGF news 2017; VvAA 2019; ONVZ 2024",
)
ACSM_2009: Final = Source(
    "acsm-2009", "ACSM position stand 2009, progression models in resistance training", "ACSM 2009"
)
