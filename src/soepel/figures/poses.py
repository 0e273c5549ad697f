"""What a movement is made of: poses with their contacts, played in an order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from soepel.figures.props import Prop

Place = tuple[float, float, float]


class FootPart(StrEnum):
    """What of the foot stays where it is."""

    SOLE = "sole"
    BALL = "ball"
    HEEL = "heel"
    HEEL_BACK = "heel-back"
    """The back of the heel, of a leg that lies."""
    ANKLE = "ankle"
    """Only the place of the ankle counts; the foot keeps its angles."""


class HandPart(StrEnum):
    """What of the hand stays where it is."""

    PALM = "palm"
    FINGERTIPS = "fingertips"
    GRIP = "grip"
    """The middle of what the hand closes around."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot that is put somewhere."""

    at: Place
    """In the room; or, `on` a bone, from its start along its axes in the neutral stance."""
    part: FootPart = FootPart.SOLE
    on: str | None = None
    pitch: float = 0.0
    """Degrees; positive: the toes are higher than the heel."""
    toe_out: float = 6.0
    """Degrees outwards from where the figure looks."""
    lift: float = 0.0
    """Metres above the straight way, halfway there."""


@dataclass(frozen=True, slots=True)
class Hand:
    """A hand that is put somewhere."""

    at: Place
    """In the room; or, `on` a bone, from its start along its axes in the neutral stance."""
    part: HandPart = HandPart.PALM
    on: str | None = None
    fingers: Place | None = None
    """Where the fingers point; with `palm`. Without both, the wrist keeps its angles."""
    palm: Place | None = None
    """Where the palm looks."""
    elbow_out: float = 25.0
    """Degrees that the elbow stands outwards instead of down."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What the body rests on: the lowest point of these bones lies at this height, in metres."""

    of: tuple[str, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Pose:
    """Angles in degrees, and what of the body is where."""

    angles: Mapping[str, float]
    at: Place = (0.0, 0.95, 0.0)
    """Where the pelvis is, as far as no contact decides."""
    stand: str | None = None
    """The side whose foot carries the whole body, and whose angles are kept."""
    rest: Rest | None = None
    feet: Mapping[str, Foot] = field(default_factory=dict)
    hands: Mapping[str, Hand] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """Going to a pose within seconds, and staying there."""

    to: str
    move: float
    hold: float = 0.0
    even: bool = False
    """At one speed, for what goes on and on; else slowly at both ends."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One level of an exercise, as this side does it."""

    poses: Mapping[str, Pose]
    play: tuple[Step, ...]
    """The last step ends where the first began."""
    props: tuple[Prop, ...] = ()
    yaw: float = 35.0
    """Degrees from the front to this side, where the picture is taken from."""
    pitch: float = 12.0
    """Degrees above the horizon."""
    muscles: tuple[str, ...] = ()
    touching: tuple[tuple[str, str], ...] = ()
    """Parts that may touch one another more than a person's parts ordinarily do."""
    both: bool = False
    """Both sides do it, so the muscles of both are tinted."""
