"""The vocabularies of what is kept that the core does not have, and how a model takes one."""

from enum import StrEnum


class Role(StrEnum):
    """What a member of a practice group does there."""

    THERAPIST = "therapist"
    RECEPTION = "reception"
    OWNER = "owner"


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
    CALL_BACK = "call_back"
    CALL_NOW = "call_now"


def choices(vocabulary: type[StrEnum]) -> list[tuple[str, str]]:
    """The words of a vocabulary as a model takes them; what people read comes from elsewhere."""
    return [(word.value, word.value) for word in vocabulary]
