"""Who is asking. Every query and every action takes one, and refuses what is not hers to see."""

from dataclasses import dataclass, field

from soepel.records.vocabulary import Ground, Role


class NotYours(Exception):
    """There is nothing here for whoever asks; a page answers as if it did not exist."""


class ReasonNeeded(NotYours):
    """A file of the own practice that is not hers: it opens to who gives a reason."""


@dataclass(frozen=True)
class Grant:
    """That somebody may see data of a patient, and why."""

    patient: int
    ground: Ground
    reason: int | None = None
    """The reason that was given, where that is the ground."""


@dataclass
class Seen:
    """What queries handed out about other people. The request records it when it answers."""

    grants: list[Grant] = field(default_factory=list)

    def add(self, *grants: Grant) -> None:
        self.grants.extend(grants)

    @property
    def patients(self) -> set[int]:
        """Whose file was opened, or may be."""
        return {grant.patient for grant in self.grants if grant.ground.opens}


@dataclass(frozen=True)
class Viewer:
    """Who is asking: a patient, somebody who works for a practice group, or neither."""

    user: int | None = None
    patient: int | None = None
    member: int | None = None
    role: Role | None = None
    group: int | None = None
    clinic: int | None = None
    """None for a member: the whole group."""
    name: str = ""
    covers: frozenset[int] = frozenset()
    """The therapists whose patients are hers today: herself, and for whom she stands in."""
    lacks_factor: bool = False
    """Works here, and has not shown a second factor: until then nothing here is hers."""
    seen: Seen = field(default_factory=Seen, compare=False, repr=False)

    @property
    def therapist(self) -> bool:
        return self.role is Role.THERAPIST

    @property
    def owner(self) -> bool:
        return self.role is Role.OWNER

    @property
    def at_the_desk(self) -> bool:
        """Sees who asks to be called: the reception, and the therapists of the clinic."""
        return self.role in (Role.RECEPTION, Role.THERAPIST)

    def grant(self, patient: int, therapist: int | None) -> Grant:
        """Why she may see a patient whom one of those she covers treats."""
        ground = Ground.TREATING if therapist == self.member else Ground.STAND_IN
        return Grant(patient, ground)


NOBODY = Viewer()
