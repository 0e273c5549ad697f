"""The headings and short words of the command line, in Dutch and English.

Whole sentences come from `soepel.words`; here stands only what a table needs around them.
"""

from soepel.words.phrases import Bilingual


class Phrase(Bilingual):
    """A heading or short word around what is told."""

    # the plan of a day
    PLAN_OF = ("Plan voor {day}", "Plan for {day}")
    DAY_OF_PROGRAMME = ("dag {number}", "day {number}")
    EVERY_DAY = ("Elke dag", "Every day")
    TODAY = ("Je training van vandaag", "Your session of today")
    ALSO_TODAY = ("Verder vandaag", "Also today")
    CHANGED = ("Wat er verandert, en waarom", "What changes, and why")
    WHY = ("Waarom vandaag zo", "Why today is like this")
    NEEDED = ("Nodig voor de volgende fase", "Needed for the next phase")
    CONTACT = ("Neem eerst contact op", "Get in touch first")
    FLAG_OPEN = ("Er staat een alarmsignaal open", "A warning sign is still open")
    GOOD_TO_KNOW = ("Ook goed om te weten", "Also good to know")
    HOW = ("Zo doe je het", "How to do it")
    EXERCISE = ("Oefening", "Exercise")
    SIDE = ("Kant", "Side")
    DOSE = ("Hoeveel", "How much")
    FORM = ("Vorm", "Form")

    # what a therapist sees besides
    RULES_THAT_HELD = ("Regels die golden", "Rules that held")
    ATTENTION = ("Vraagt aandacht", "Asks for attention")
    NO_ATTENTION = ("Niets vraagt aandacht.", "Nothing asks for attention.")
    RULE = ("Regel", "Rule")
    ABOUT = ("Over", "About")
    WHAT_HELD = ("Wat gold", "What held")
    RAISED = ("Sinds", "Since")
    DUE = ("Uiterlijk", "Due")
    WHAT = ("Wat", "What")
    WHOLE_PERSON = ("algemeen", "overall")
    EVERY_EXERCISE = ("alle oefeningen", "every exercise")
    WHAT_TO_DO = ("Wat je kunt doen", "What you can do")

    # the course of a record
    COURSE_OF = ("Verloop van {first} tot en met {last}", "Course from {first} to {last}")
    QUIET_DAY = ("niets veranderd", "nothing changed")
    QUIET_DAYS = ("{number} dagen niets veranderd", "{number} days, nothing changed")
    STANDS_STILL = ("programma staat stil", "programme paused")
    PAIN = ("pijn {pain}", "pain {pain}")
    NO_DIARY = ("geen dagboek", "no diary")
    LADDERS = ("Doses per oefening en kant", "Doses per exercise and side")
    COURSE_OF_DOSE = ("Van begin tot eind", "From start to end")
    LEGEND = (
        "{times} = rondes × herhalingen (s = seconden); (2) = tweede vorm van de oefening",
        "{times} = rounds × repetitions (s = seconds); (2) = second form of the exercise",
    )

    # a rule
    QUESTION = ("Vraag", "Question")
    LIMITS = ("Grenzen", "Limits")
    NO_LIMITS = ("Deze regel heeft geen eigen grenzen.", "This rule has no limits of its own.")
    VALUE = ("Waarde", "Value")
    MEANING = ("Betekenis", "Meaning")
    SOURCES = ("Bronnen", "Sources")

    # a score
    FIELDS = ("Een bestand met antwoorden kan noemen", "A file of answers can name")
    SCALE = ("Schaal", "Scale")
    SCORE = ("Score", "Score")
    BETTER = ("Beter is", "Better is")
    HIGHER = ("hoger", "higher")
    LOWER = ("lager", "lower")
    NOT_SCORED = ("geen score", "no score")
    NORM = ("Norm", "Norm")
    NOTES = ("Let op", "Notes")
    CONDITIONS = ("Gemeten met", "Measured with")
    RANGE = ("gewoon {low} tot {high}", "average {low} to {high}")
    EXPECTED = ("verwacht {expected}", "expected {expected}")
    AGES = ("(norm voor {youngest} tot {oldest} jaar)", "(norm for ages {youngest} to {oldest})")
    PERCENTILE = ("{percentile}e percentiel", "percentile {percentile}")

    # the screening
    SCREENING = ("Wat je antwoorden zeggen", "What your answers say")
    NOW = ("Wat nu", "What now")
    CAN_WAIT = ("Wat kan wachten", "What can wait")
    OPEN_QUESTIONS = ("Nog te beantwoorden", "Still to answer")
    BECAUSE = ("Waarom", "Why")
    URGENCY = ("Urgentie {tier}", "Urgency {tier}")
    NO_DIAGNOSIS = (
        "Dit is geen diagnose. Twijfel je, bel dan je huisarts. Is het een noodgeval, bel 112.",
        "This is no diagnosis. In doubt, call your GP. In an emergency, call 112.",
    )

    # the library
    COVERAGE = ("Wat de oefeningen dekken", "What the exercises cover")
    TARGET = ("Doel", "Target")
    ALL = ("alle", "all")
    NOTHING = ("niets", "nothing")
    NO_FLOOR = ("geen vloer", "no floor")
    NEITHER = ("beide", "both")
    BAND = ("band", "band")
    STEP = ("trede", "step")
    WEIGHT = ("gewicht", "weight")
    BIKE = ("fiets", "bike")
    POOL = ("bad", "pool")
    GYM = ("zaal", "gym")
    WHOM = (
        "Hoeveel oefeningen er zijn: in alle; voor wie niets in huis heeft; voor wie niet op de"
        " vloer kan komen; voor wie beide geldt; en voor wie alleen dat ene ding heeft.",
        "How many exercises there are: in all; for who has nothing at home; for who cannot get on"
        " the floor; for who both holds; and for who has that one thing only.",
    )
    EVERYDAY = ("Wat op een gewone dag helpt", "What helps on an ordinary day")
    LEARN = ("Wat er te leren is", "What there is to learn")
    TO_LEARN = (
        "{need}: {lessons} lessen, {questions} vragen",
        "{need}: {lessons} lessons, {questions} questions",
    )
    PROBLEMS = ("Wat er ontbreekt", "What is missing")
    NO_PROBLEMS = (
        "{number} oefeningen en {everyday} andere hulp; er ontbreekt niets.",
        "{number} exercises and {everyday} other helps; nothing is missing.",
    )
