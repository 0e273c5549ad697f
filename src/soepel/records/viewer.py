"""Who is asking. Every query and every action takes one, and refuses what is not hers to see."""

from dataclasses import dataclass

from soepel.records.vocabulary import Role


class NotYours(Exception):
    """There is nothing here for whoever asks; a page answers as if it did not exist."""


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


NOBODY = Viewer()
