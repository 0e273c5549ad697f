"""The vocabularies of what is kept that the core does not have, and how a model takes one."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of a practice group does there."""

    THERAPIST = "therapist"
    RECEPTION = "reception"
    OWNER = "owner"


class Ground(StrEnum):
    """Why somebody may see data of a patient."""

    TREATING = "treating"
    """She treats the patient."""
    STAND_IN = "stand_in"
    """She stands in for who does."""
    REASON = "reason"
    """She gave a reason, and the patient was told."""
    FOUND = "found"
    """She looked for her by name and day of birth, and saw that she is a patient here."""
    WAITING = "waiting"
    """Nobody treats the patient: the therapists of her clinic see that she waits for one."""

    @property
    def opens(self) -> bool:
        """The file opens on it; on another ground only a name is seen."""
        return self in (Ground.TREATING, Ground.STAND_IN, Ground.REASON)


class Why(StrEnum):
    """The reasons that somebody can give for opening a file that is not hers."""

    URGENT = "urgent"
    """The patient needs help now, and her therapist is not there."""
    ASKED = "asked"
    """Her therapist asked a colleague to look along."""
    TAKING_OVER = "taking_over"
    COMPLAINT = "complaint"
    """A complaint, an incident or an inspection."""
    OTHER = "other"


class Purpose(StrEnum):
    """What data of a patient are used for, that she says yes or no to."""

    TREATMENT = "treatment"
    """Her plan, and whoever treats her."""
    RESEARCH = "research"
    """Figures about many people together, without names."""


class About(StrEnum):
    """What a decision changed."""

    EXERCISE = "exercise"
    PHASE = "phase"
    FLARE = "flare"
    ANCHOR = "anchor"
    QUOTA = "quota"


class Moment(StrEnum):
    """When somebody who asks for a call is best reached."""

    MORNING = "morning"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    ANY = "any"


class Subject(StrEnum):
    """What a message is about."""

    SIGN_IN = "sign_in"
    BEGIN = "begin"
    CALL_BACK = "call_back"
    CALL_NOW = "call_now"
    FILE_OPENED = "file_opened"
    LEAVES = "leaves"
    INVITATION = "invitation"


def choices(vocabulary: type[StrEnum]) -> list[tuple[str, str]]:
    """The words of a vocabulary as a model takes them; what people read comes from elsewhere."""
    return [(word.value, word.value) for word in vocabulary]
