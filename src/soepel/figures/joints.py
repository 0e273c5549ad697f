"""The angles of a pose: what each is called, what positive means, and how far a person can.

Neutral is the anatomical stance: upright, arms down with the palms to the thighs, legs straight,
feet forward. Every angle there is 0 degrees.
"""

from dataclasses import dataclass
from typing import Final

SIDES: Final = ("this", "other")
"""The side that an exercise is done for, posed as the right, and the other one."""


@dataclass(frozen=True, slots=True)
class Motion:
    """One way in which a joint moves."""

    positive: str
    """What a positive angle does."""
    least: float
    most: float
    """Degrees, the range that a pose may use."""


# The ranges are those that textbooks of physical therapy give for adults, widened by 10 to 15
# degrees where a pose is held passively: judged in docs/decisions/2026-11-25-figure.md, since no
# table was opened here.
OF_THE_MIDDLE: Final = {
    "pelvis_tilt": Motion("the top of the pelvis goes forward", -45, 110),
    "pelvis_list": Motion("this side of the pelvis goes up", -25, 25),
    "pelvis_turn": Motion("the pelvis turns to this side", -180, 180),
    "trunk_flexion": Motion("the chest goes towards the pelvis", -30, 70),
    "trunk_bend": Motion("the trunk leans to this side", -35, 35),
    "trunk_turn": Motion("the chest turns to this side", -50, 50),
    "neck_flexion": Motion("the chin goes to the chest", -60, 60),
    "neck_bend": Motion("the ear goes to this shoulder", -45, 45),
    "neck_turn": Motion("the face turns to this side", -80, 80),
}
OF_A_SIDE: Final = {
    "hip_flexion": Motion("the thigh goes forward", -35, 135),
    "hip_abduction": Motion("the thigh goes outwards", -35, 60),
    "hip_rotation": Motion("the front of the thigh turns outwards", -50, 60),
    "knee_flexion": Motion("the heel goes to the buttock", -5, 155),
    "ankle_dorsiflexion": Motion("the toes go up", -60, 45),
    "ankle_inversion": Motion("the sole turns inwards", -35, 45),
    "ankle_turn": Motion("the toes turn outwards", -35, 35),
    "toes_extension": Motion("the toes bend up", -40, 75),
    "scapula_elevation": Motion("the shoulder goes up", -10, 40),
    "scapula_protraction": Motion("the shoulder goes forward", -25, 30),
    "shoulder_flexion": Motion("the arm goes forward", -65, 180),
    "shoulder_abduction": Motion("the arm goes outwards", -60, 180),
    "shoulder_rotation": Motion("the front of the arm turns outwards", -100, 100),
    "elbow_flexion": Motion("the hand goes to the shoulder", -5, 155),
    "forearm_pronation": Motion("the thumb turns inwards", -100, 100),
    "wrist_extension": Motion("the back of the hand goes to the forearm", -85, 90),
    "wrist_deviation": Motion("the hand goes to the side of the thumb", -45, 35),
    "fingers_curl": Motion("the fingers close", -20, 100),
}


def names() -> tuple[str, ...]:
    """Every angle: those of the middle, then `this.` and `other.` of each of a side."""
    sided = (f"{side}.{name}" for side in SIDES for name in OF_A_SIDE)
    return (*OF_THE_MIDDLE, *sided)


def motion(name: str) -> Motion:
    """The motion that an angle is of. Raises KeyError for a name that is none."""
    side, _, of_side = name.partition(".")
    return OF_A_SIDE[of_side] if of_side else OF_THE_MIDDLE[side]
