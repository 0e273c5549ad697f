"""Sources: performance tests, strength and range of motion, with norms and smallest changes."""

from typing import Final

from soepel.core.evidence import Source

DOBSON_2013: Final = Source(
    "dobson-2013", "Dobson et al. 2013, OARSI set of performance tests", "OARSI"
)
DOBSON_2017: Final = Source(
    "dobson-2017", "Dobson et al. 2017, reliability, 51 people", "Dobson 2017"
)
WRIGHT_2011: Final = Source(
    "wright-2011",
    "Wright et al. 2011, smallest change after physiotherapy, 65 people with hip OA",
    "Wright 2011",
)
KENNEDY_2005: Final = Source(
    "kennedy-2005", "Kennedy et al. 2005, change before arthroplasty", "Kennedy 2005"
)
ALGHADIR_2015: Final = Source(
    "alghadir-2015", "Alghadir et al. 2015, TUG in knee OA", "Alghadir 2015"
)
GILBERT_2021: Final = Source(
    "gilbert-2021", "Gilbert et al. 2021, gait speed in knee OA", "Gilbert 2021"
)
PERERA_2006: Final = Source(
    "perera-2006", "Perera et al. 2006, meaningful change of gait speed", "Perera 2006"
)
RIKLI_JONES_1999: Final = Source(
    "rikli-jones-1999",
    "Rikli and Jones 1999, Senior Fitness Test, 7183 people",
    "copies of the handout; CDC STEADI",
)
TVETER_2014: Final = Source("tveter-2014", "Tveter et al. 2014, Norway, 370 people", "Tveter 2014")
BOHANNON_1997: Final = Source(
    "bohannon-1997", "Bohannon 1997, gait speed, 230 people", "Bohannon 1997"
)
BOHANNON_2006: Final = Source("bohannon-2006", "Bohannon 2006, TUG meta-analysis", "Bohannon 2006")
BOHANNON_ANDREWS_2011: Final = Source(
    "bohannon-andrews-2011",
    "Bohannon and Andrews 2011, pooled gait speed",
    "Bohannon & Andrews 2011",
)
ENRIGHT_SHERRILL_1998: Final = Source(
    "enright-sherrill-1998",
    "Enright and Sherrill 1998, six-minute walk, by the ERS table",
    "ERS table",
)
ENRIGHT_2003: Final = Source(
    "enright-2003", "Enright et al. 2003, six-minute walk, by the ERS table", "ERS table"
)
TROOSTERS_1999: Final = Source(
    "troosters-1999", "Troosters et al. 1999, six-minute walk, by the ERS table", "ERS table"
)
AROKOSKI_2002: Final = Source(
    "arokoski-2002", "Arokoski et al. 2002, hip strength in men with hip OA", "Arokoski 2002"
)
LOUREIRO_2018: Final = Source(
    "loureiro-2018", "Loureiro et al. 2018, weakness on both sides", "Loureiro 2018"
)
CERDA_VEGA_2018: Final = Source(
    "cerda-vega-2018", "Cerda Vega et al. 2018, position of strength tests", "Cerda Vega 2018"
)
BIELER_2014: Final = Source(
    "bieler-2014", "Bieler et al. 2014, retest of strength in hip OA", "Bieler 2014"
)
CDC_SOUCIE_2011: Final = Source(
    "soucie-2011", "CDC, Soucie et al. 2011, range of motion", "CDC normal joint study"
)
ROACH_MILES_1991: Final = Source(
    "roach-miles", "Roach and Miles, range of motion of hip and knee", "Roach & Miles"
)
KOUYOUMDJIAN_2012: Final = Source(
    "kouyoumdjian-2012", "Kouyoumdjian et al. 2012, hip rotation", "Kouyoumdjian 2012"
)
TANAKA: Final = Source("tanaka", "Tanaka's formula of maximal heart rate", "general knowledge")
BRZYCKI_EPLEY: Final = Source(
    "brzycki-epley", "Brzycki's and Epley's formulas of one-repetition maximum", "general knowledge"
)
OARSI_PROTOCOLS: Final = Source(
    "oarsi-protocols", "Protocol essentials of performance tests, OARSI and CDC", "OARSI; CDC"
)
