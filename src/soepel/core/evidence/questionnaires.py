"""Sources: questionnaires, their scoring and their smallest changes."""

from typing import Final

from soepel.core.evidence import Source

HOOS_SCORING_2013: Final = Source(
    "hoos-2013", "HOOS scoring instructions, June 2013", "koos.nu; copies at uconnect.wisc.edu"
)
HOOS_PS_GUIDE: Final = Source(
    "hoos-ps-2016", "HOOS-PS user's guide, March 2016", "koos.nu/hoospsusers.html"
)
AWELL_SCORE: Final = Source(
    "awell-score",
    "awell-score, open scoring code with unit tests (MIT)",
    "github awell-health/awell-score",
)
KJELDSEN_PROHIP: Final = Source(
    "kjeldsen-prohip",
    "Kjeldsen et al., PROHIP: exercise in hip osteoarthritis, 160 people, 12 weeks",
    "NCT04714047; portal.findresearcher.sdu.dk",
)
NAYLOR_2014: Final = Source(
    "naylor-2014", "Naylor et al. 2014, BMC Musculoskelet Disord 15:235", "BMC MSD 15:235"
)
SALAFFI_2004: Final = Source(
    "salaffi-2004",
    "Salaffi et al. 2004, minimal change on the pain NRS, 825 people",
    "PMID 15207508",
)
PERROT_BERTIN_2013: Final = Source(
    "perrot-bertin-2013",
    "Perrot and Bertin 2013, acceptable pain in osteoarthritis, 2414 people",
    "Perrot & Bertin 2013",
)
BOONSTRA_2014: Final = Source(
    "boonstra-2014", "Boonstra et al. 2014, cut-offs of pain, 456 people", "Boonstra 2014"
)
MEETINSTRUMENTEN: Final = Source(
    "meetinstrumentenzorg", "Meetinstrumenten in de zorg: PSK", "meetinstrumentenzorg.nl"
)
STRATFORD_1995: Final = Source("stratford-1995", "Stratford et al. 1995, PSFS", "Stratford 1995")
HOOS_DENMARK: Final = Source(
    "hoos-denmark", "HOOS in the Danish population, 2277 people", "Danish reference study"
)
