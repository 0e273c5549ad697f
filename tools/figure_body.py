"""Makes the body of the figure: `python -m tools.figure_body grow` and then `... dress`.

`grow` needs the package `anny` and torch, in an environment of its own; it writes the naked body of
an ordinary person of about sixty. `dress` needs numpy only: it cuts clothes along clean borders,
gives hair, shoes and a face, makes one bone of the fingers, and writes `figures/body.glb`.
Both are needed again only when the body changes; the licence of the source is in NOTICE.
"""

import json
import struct
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from soepel.figures.painter import canvas, triangles
from soepel.figures.scene import camera

ROOT: Final = Path(__file__).parents[1]
GROWN: Final = ROOT / "var/figure/grown.npz"
BODY: Final = ROOT / "src/soepel/figures/body.glb"
PHENOTYPE: Final = {
    "gender": 0.45,
    "age": 0.86,
    "muscle": 0.5,
    "weight": 0.52,
    "height": 0.45,
    "proportions": 0.6,
}
HEIGHT: Final = 1.70
"""Metres: the height at which contacts are measured."""

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

REGIONS: Final = ("skin", "hair", "shirt", "right-trouser", "left-trouser", "sock", "shoe", "sole")
FACE: Final = ("eye", "mouth")
NEAR: Final = 0.009
"""Metres: a corner as near to a border as this is on it, so that a cut leaves no slivers."""


def grow() -> None:
    """Writes the rest pose of the grown body, with its bones and weights."""
    import anny  # noqa: PLC0415 - with torch, only here
    import torch  # noqa: PLC0415

    model = anny.create_fullbody_model(
        rig="game_engine", topology="notoes_collapse10pc", triangulate_faces=True
    )
    body = model(phenotype_kwargs={key: torch.tensor([v]) for key, v in PHENOTYPE.items()})
    GROWN.parent.mkdir(parents=True, exist_ok=True)
    np.savez(
        GROWN,
        V=body["rest_vertices"][0].detach().numpy(),
        B=body["rest_bone_poses"][0].detach().numpy(),
        F=model.faces.detach().numpy(),
        W=model.vertex_bone_weights.detach().numpy(),
        I=model.vertex_bone_indices.detach().numpy(),
        P=np.array(model.bone_parents),
        L=np.array(model.bone_labels),
    )


FACE_AHEAD: Final = 0.05
"""Metres in front of the axis of the body: what stands further ahead at its height is the face."""


class Cloth:
    """A mesh that is cut and dressed: corners, weights of every bone, triangles."""

    def __init__(self, corners: Floats, weights: Floats, faces: Ints) -> None:
        self.corners = corners
        self.weights = weights
        self.faces = faces

    def cut(self, field: Any, where: Any) -> None:
        """Splits the triangles along the border where `field` is zero."""
        value = field(self.corners)
        value[np.abs(value) < NEAR] = 0.0
        here = where(self)
        made: dict[tuple[int, int], int] = {}
        corners, weights = list(self.corners), list(self.weights)

        def between(one: int, two: int) -> int:
            key = (min(one, two), max(one, two))
            if key not in made:
                share = value[one] / (value[one] - value[two])
                made[key] = len(corners)
                corners.append(corners[one] + share * (corners[two] - corners[one]))
                weights.append(weights[one] + share * (weights[two] - weights[one]))
            return made[key]

        faces = [
            piece
            for face in self.faces
            for piece in (pieces(face, value, between) if here[face].all() else [list(face)])
        ]
        self.corners, self.weights = np.array(corners), np.array(weights)
        self.faces = np.array(faces)


def pieces(face: Ints, value: Floats, between: Any) -> list[list[int]]:
    """One triangle, or the parts of it on both sides of the border."""
    signs = np.sign(value[face])
    if not (signs.max() > 0 > signs.min()):
        return [list(face)]
    parts = []
    for side in (1, -1):
        ring: list[int] = []
        for here, there in zip(face, np.roll(face, -1), strict=True):
            if np.sign(value[here]) in {0, side}:
                ring.append(int(here))
            if np.sign(value[here]) * np.sign(value[there]) < 0:
                ring.append(between(int(here), int(there)))
        parts += [[ring[0], ring[i], ring[i + 1]] for i in range(1, len(ring) - 1)]
    return parts


def upright(points: Floats) -> Floats:
    """From z up to y up: x to the person's left, y up, z forward."""
    return np.stack([points[..., 0], points[..., 2], -points[..., 1]], axis=-1)


def merged(label: str) -> str:
    """The bone of the figure that a bone of the rig becomes part of."""
    stem, _, side = label.rpartition("_")
    if stem.startswith("thumb"):
        return f"thumb_{side}"
    if stem[:-3] in {"index", "middle", "ring", "pinky"}:
        return f"{'knuckles' if stem.endswith('01') else 'fingers'}_{side}"
    return {"Root": "pelvis"}.get(label, label)


PARENTS: Final = {
    "pelvis": None,
    "spine_01": "pelvis",
    "spine_02": "spine_01",
    "spine_03": "spine_02",
    "neck_01": "spine_03",
    "head": "neck_01",
    **{
        f"{bone}_{side}": parent if parent in {"spine_03", "pelvis"} else f"{parent}_{side}"
        for side in "lr"
        for bone, parent in (
            ("clavicle", "spine_03"),
            ("upperarm", "clavicle"),
            ("lowerarm", "upperarm"),
            ("hand", "lowerarm"),
            ("knuckles", "hand"),
            ("fingers", "knuckles"),
            ("thumb", "hand"),
            ("thigh", "pelvis"),
            ("calf", "thigh"),
            ("foot", "calf"),
            ("ball", "foot"),
        )
    },
}
BONES: Final = tuple(PARENTS)


def dress() -> None:
    """Writes the dressed body from the grown one."""
    grown = np.load(GROWN)
    corners = upright(grown["V"].astype(float))
    floor, top = corners[:, 1].min(), corners[:, 1].max()
    size = HEIGHT / (top - floor)

    def placed(points: Floats) -> Floats:
        return np.asarray((upright(points) - [0, floor, 0]) * size)

    joints = heads(grown, placed)
    cloth = Cloth(placed(grown["V"].astype(float)), dense(grown), grown["F"].astype(np.int64))
    for side in "lr":
        lengthen(cloth, joints, side)
    region = clothe(cloth, joints)
    cloth.faces, region = without_hidden(cloth, region)
    parts = split(cloth, region)
    write(BODY, parts, joints, neutral_turns(joints))
    print(f"{BODY.relative_to(ROOT)}: {len(parts['corners'])} corners, {len(parts['faces'])} faces")


def dense(grown: Any) -> Floats:
    """The weight of each bone of the figure for each corner, the four strongest only."""
    weights = np.zeros((len(grown["V"]), len(BONES)))
    to = np.array([BONES.index(merged(str(label))) for label in grown["L"]])
    for bone, weight in zip(grown["I"].T, grown["W"].T, strict=True):
        np.add.at(weights, (np.arange(len(weights)), to[bone]), weight)
    weights[weights < np.sort(weights, axis=1)[:, [-4]]] = 0
    return np.asarray(weights / weights.sum(axis=1, keepdims=True))


def heads(grown: Any, placed: Any) -> dict[str, Floats]:
    """Where each bone of the figure begins, in metres, in the rest pose."""
    labels = [str(label) for label in grown["L"]]
    at = placed(grown["B"][:, :3, 3].astype(float))
    found: dict[str, list[Floats]] = {}
    for label, point in zip(labels, at, strict=True):
        first = {"fingers": "02", "thumb": "01"}.get(merged(label)[:-2])
        if label != "Root" and (first is None or first in label):
            found.setdefault(merged(label), []).append(point)
    return {bone: np.mean(found[bone], axis=0) for bone in BONES} | {
        f"{finger}_{side}": at[labels.index(f"{finger}_01_{side}")]
        for finger in ("index", "pinky")
        for side in "lr"
    }


ARM_LENGTHS: Final = (0.186 * HEIGHT, 0.146 * HEIGHT)
"""Metres: upper arm and forearm between the middles of the joints. The shares of a body's height
are those of Drillis and Contini (1966) as handbooks print them; the grown body has shorter ones."""


def lengthen(cloth: Cloth, joints: dict[str, Floats], side: str) -> None:
    """Gives an arm the length that a person of this height has."""
    hand = [f"{bone}_{side}" for bone in ("hand", "knuckles", "fingers", "thumb", "index", "pinky")]
    chain = (f"upperarm_{side}", f"lowerarm_{side}", hand[0])
    for length, (start, end) in zip(ARM_LENGTHS, pairwise(chain), strict=True):
        along = joints[end] - joints[start]
        more = along * (length / np.linalg.norm(along) - 1)
        beyond = hand if end == hand[0] else [end, *hand]
        share = (cloth.corners - joints[start]) @ along / (along @ along)
        own = cloth.weights[:, BONES.index(start)] * np.clip(share, 0, 1)
        whole = cloth.weights[:, [BONES.index(bone) for bone in beyond if bone in BONES]]
        cloth.corners = cloth.corners + (own + whole.sum(axis=1))[:, None] * more
        for bone in beyond:
            joints[bone] = joints[bone] + more


# -- clothes ------------------------------------------------------------------------------------


def clothe(cloth: Cloth, joints: dict[str, Floats]) -> list[str]:  # noqa: C901 - one border each
    """Cuts the borders of the clothes. Returns the region of each triangle."""
    crown = cloth.corners[:, 1].max()
    head = cloth.corners[strongest(cloth) == BONES.index("head")]
    front, back = head[:, 2].max() - 0.02, head[:, 2].min()
    neck, ankle = joints["neck_01"], joints["foot_l"]

    def hair(p: Floats) -> Floats:
        ahead = np.clip((p[:, 2] - back) / (front - back), 0, None)
        return np.asarray(p[:, 1] - (crown - 0.185 + 0.14 * ahead**1.5))

    def collar(p: Floats) -> Floats:
        return np.asarray(
            p[:, 1] - (neck[1] + 0.012 - 0.55 * (p[:, 2] - neck[2]) - 1.2 * np.abs(p[:, 0]) ** 2)
        )

    def waist(p: Floats) -> Floats:
        return np.asarray(p[:, 1] - (joints["thigh_l"][1] + 0.02))

    def hem(p: Floats) -> Floats:
        return np.asarray(p[:, 1] - (ankle[1] + 0.035))

    def shoe(p: Floats) -> Floats:
        return np.asarray(p[:, 1] - (ankle[1] - 0.005 - 0.12 * (p[:, 2] - ankle[2])))

    def sole(p: Floats) -> Floats:
        return np.asarray(p[:, 1] - 0.024)

    def middle(p: Floats) -> Floats:
        return p[:, 0].copy()

    arms = among("upperarm_l", "upperarm_r", "lowerarm_l", "lowerarm_r", "hand_l", "hand_r")
    legs = among("thigh_l", "thigh_r", "calf_l", "calf_r", "foot_l", "foot_r", "ball_l", "ball_r")
    trunk = among("pelvis", "spine_01", "spine_02", "spine_03", "thigh_l", "thigh_r")
    skull = among("head", "neck_01")
    for field, where in (
        (hair, skull),
        (collar, among("neck_01", "head", "spine_03", "clavicle_l", "clavicle_r")),
        (waist, trunk),
        (middle, among("pelvis", "thigh_l", "thigh_r")),
        (hem, legs),
        (shoe, legs),
        (sole, legs),
    ):
        cloth.cut(field, where)
    for side in "lr":
        cloth.cut(sleeve(joints, side), arms)

    region = regions(cloth, joints, (hair, collar, waist, hem, shoe, sole))
    shape(cloth, hair, joints)
    return region


def regions(cloth: Cloth, joints: dict[str, Floats], fields: Any) -> list[str]:
    """The region of each triangle, between the borders."""
    hair, collar, waist, hem, shoe, sole = fields
    centre = cloth.corners[cloth.faces].mean(axis=1)
    arm, head = mostly(cloth, *ARMS), mostly(cloth, "head", "neck_01")
    sleeves = np.minimum(sleeve(joints, "l")(centre), sleeve(joints, "r")(centre))
    region = np.full(len(centre), "shirt", dtype=object)
    trousers = waist(centre) < 0
    region[trousers] = np.where(centre[trousers, 0] > 0, "left-trouser", "right-trouser")
    region[hem(centre) < 0] = "sock"
    region[shoe(centre) < 0] = "shoe"
    region[sole(centre) < 0] = "sole"
    region[arm] = "shirt"
    region[arm & (sleeves < 0)] = "skin"
    region[(collar(centre) > 0) & ~arm] = "skin"
    region[head & (hair(centre) > 0)] = "hair"
    return [str(name) for name in region]


def mostly(cloth: Cloth, *bones: str) -> Any:
    """Whether two of the three corners of each triangle hang on these bones most of all."""
    return np.isin(strongest(cloth)[cloth.faces], indices(*bones)).sum(axis=1) >= 2


ARMS: Final = tuple(
    f"{bone}_{side}"
    for bone in ("upperarm", "lowerarm", "hand", "knuckles", "fingers", "thumb")
    for side in "lr"
)


def sleeve(joints: dict[str, Floats], side: str) -> Any:
    """Positive above the end of the sleeve of one side."""
    start, end = joints[f"upperarm_{side}"], joints[f"lowerarm_{side}"]
    sign = 1 if side == "l" else -1

    def field(p: Floats) -> Floats:
        along = (p - start) @ (end - start) / np.linalg.norm(end - start)
        return np.where(p[:, 0] * sign > 0, 0.17 - along, 1.0)

    return field


def shape(cloth: Cloth, hair: Any, joints: dict[str, Floats]) -> None:
    """Gives hair its volume and shoes their soles."""
    normal = smooth(cloth.corners, cloth.faces)
    skull = np.isin(strongest(cloth), indices("head"))
    volume = np.clip(hair(cloth.corners) / 0.03, 0, 1) * skull
    cloth.corners = cloth.corners + 0.016 * volume[:, None] * normal
    foot = np.isin(strongest(cloth), indices("foot_l", "foot_r", "ball_l", "ball_r"))
    shoe = np.clip((joints["foot_l"][1] - cloth.corners[:, 1]) / 0.03, 0, 1) * foot
    cloth.corners = cloth.corners + 0.005 * shoe[:, None] * normal
    sole = foot & (cloth.corners[:, 1] < 0.014)
    cloth.corners[sole, 1] = 0.0
    cloth.corners[:, 1] = np.maximum(cloth.corners[:, 1], 0.0)


def indices(*bones: str) -> list[int]:
    return [BONES.index(bone) for bone in bones]


def among(*bones: str) -> Any:
    """Whether each corner hangs on one of these bones most of all."""
    return lambda cloth: np.isin(strongest(cloth), indices(*bones))


def strongest(cloth: Cloth) -> Ints:
    return np.asarray(cloth.weights.argmax(axis=1))


def smooth(corners: Floats, faces: Ints) -> Floats:
    """The normal of each corner."""
    one, two, three = corners[faces].transpose(1, 0, 2)
    flat = np.cross(two - one, three - one)
    normal = np.zeros_like(corners)
    for column in faces.T:
        np.add.at(normal, column, flat)
    return np.asarray(normal / np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-12))


def split(cloth: Cloth, region: list[str]) -> dict[str, Any]:
    """The corners anew, one for each region that a corner borders on, and the face on top."""
    normal = smooth(cloth.corners, cloth.faces)
    new: dict[tuple[int, str], int] = {}
    faces = [
        [new.setdefault((int(corner), name), len(new)) for corner in face]
        for face, name in zip(cloth.faces, region, strict=True)
    ]
    old = [corner for corner, _ in new]
    parts = {
        "corners": cloth.corners[old],
        "normals": normal[old],
        "weights": cloth.weights[old],
        "regions": np.array([REGIONS.index(name) for _, name in new]),
        "faces": np.array(faces),
    }
    for decal in face_decals(cloth):
        parts = joined(parts, decal)
    return parts


def without_hidden(cloth: Cloth, region: list[str]) -> tuple[Ints, list[str]]:
    """The triangles without those that nobody ever sees, such as the inside of the mouth."""
    seen = np.zeros(len(cloth.faces), dtype=bool)
    spread = cloth.faces.ravel()  # each triangle with corners of its own, in a colour of its own
    own = np.arange(len(spread)).reshape(-1, 3)
    number = np.repeat(np.arange(len(cloth.faces), dtype=float) + 1, 3)
    for yaw in range(0, 360, 20):
        for pitch in (-60, -25, 0, 25, 60):
            sheet = canvas((400, 400))
            sheet.colours[:] = 0
            points = cloth.corners[spread]
            view = camera(yaw, pitch, points, 1.0).seen(points)
            triangles(sheet, view, np.repeat(number[:, None], 3, axis=1), own)
            found = np.unique(np.round(sheet.colours[:, 0]).astype(int))
            seen[found[found > 0] - 1] = True
    skull = (strongest(cloth)[cloth.faces] == BONES.index("head")).all(axis=1)
    keep = seen | ~skull
    return cloth.faces[keep], [name for name, kept in zip(region, keep, strict=True) if kept]


def face_decals(cloth: Cloth) -> list[dict[str, Any]]:
    """Two eyes with brows and a mild smile, just in front of the face."""
    crown = cloth.corners[:, 1].max() - 0.012
    made = []
    for side in (1, -1):
        made.append(decal(cloth, oval(side * 0.033, crown - 0.108, 0.0085, 0.0105), "eye"))
        brow = ribbon(side * 0.033, crown - 0.086, 0.018, -0.004, 0.0028)
        made.append(decal(cloth, brow, "eye"))
    made.append(decal(cloth, ribbon(0, crown - 0.178, 0.026, 0.007, 0.0034), "mouth"))
    return made


def oval(x: float, y: float, wide: float, high: float) -> tuple[Floats, Ints]:
    turn = np.linspace(0, 2 * np.pi, 8, endpoint=False)
    ring = np.stack([x + wide * np.cos(turn), y + high * np.sin(turn)], axis=1)
    return ring, np.array([[0, i, i + 1] for i in range(1, 7)])


def ribbon(x: float, y: float, wide: float, bend: float, thick: float) -> tuple[Floats, Ints]:
    """A stroke, bent upwards at its ends by `bend`."""
    along = np.linspace(-1, 1, 5)
    low = np.stack([x + wide * along, y + bend * along**2 - thick], axis=1)
    high = np.stack([x + wide * along, y + bend * along**2 + thick], axis=1)
    quads = [[i, i + 1, 5 + i + 1, 5 + i] for i in range(4)]
    return np.concatenate([low, high]), np.array(
        [half for a, b, c, d in quads for half in ([a, b, c], [a, c, d])]
    )


def decal(cloth: Cloth, flat: tuple[Floats, Ints], name: str) -> dict[str, Any]:
    """A flat drawing laid on the front of the head."""
    points, faces = flat
    depth = np.array([front_of(cloth, point) for point in points])
    corners = np.column_stack([points, depth + 0.003])
    weights = np.zeros((len(points), len(BONES)))
    weights[:, BONES.index("head")] = 1
    return {
        "corners": corners,
        "normals": np.tile([0.0, 0.0, 1.0], (len(points), 1)),
        "weights": weights,
        "regions": np.full(len(points), len(REGIONS) + FACE.index(name)),
        "faces": faces,
    }


def front_of(cloth: Cloth, point: Floats) -> float:
    """How far forward the body reaches at this x and y, in metres."""
    ahead = cloth.corners[cloth.corners[:, 2] > FACE_AHEAD]
    near = np.argsort(np.linalg.norm(ahead[:, :2] - point, axis=1))[:3]
    return float(ahead[near, 2].max())


def joined(one: dict[str, Any], two: dict[str, Any]) -> dict[str, Any]:
    """Two meshes as one."""
    both = {key: np.concatenate([one[key], two[key]]) for key in one if key != "faces"}
    both["faces"] = np.concatenate([one["faces"], two["faces"] + len(one["corners"])])
    return both


# -- the neutral stance -------------------------------------------------------------------------


def neutral_turns(joints: dict[str, Floats]) -> dict[str, Floats]:
    """The turn that brings each bone from the rest pose to the anatomical stance.

    Upright, arms down with the palms to the thighs, legs straight down, feet forward.
    """
    turns = {bone: np.eye(3) for bone in BONES}
    down, forward = np.array([0.0, -1.0, 0.0]), np.array([0.0, 0.0, 1.0])
    for side in "lr":
        for bone, end in (("thigh", "calf"), ("calf", "foot")):
            along = joints[f"{end}_{side}"] - joints[f"{bone}_{side}"]
            turns[f"{bone}_{side}"] = frame_turn(along, forward, down, forward)
        toes = (joints[f"ball_{side}"] - joints[f"foot_{side}"]) * [1, 0, 1]
        turns[f"foot_{side}"] = turns[f"ball_{side}"] = frame_turn(toes, -down, forward, -down)
        upper = joints[f"lowerarm_{side}"] - joints[f"upperarm_{side}"]
        fore = joints[f"hand_{side}"] - joints[f"lowerarm_{side}"]
        turns[f"upperarm_{side}"] = frame_turn(upper, fore, down, forward)
        turns[f"lowerarm_{side}"] = frame_turn(fore, -upper, down, forward)
        palm = joints[f"knuckles_{side}"] - joints[f"hand_{side}"]
        thumbwards = joints[f"index_{side}"] - joints[f"pinky_{side}"]
        turn = frame_turn(palm, thumbwards, down, forward)
        for bone in ("hand", "knuckles", "fingers", "thumb"):
            turns[f"{bone}_{side}"] = turn
    return turns


def frame_turn(along: Floats, aside: Floats, to_along: Floats, to_aside: Floats) -> Floats:
    """The turn that lays one pair of directions on another; the first exactly."""
    return np.asarray(frame(to_along, to_aside) @ frame(along, aside).T)


def frame(along: Floats, aside: Floats) -> Floats:
    first = along / np.linalg.norm(along)
    second = aside - first * (aside @ first)
    second = second / np.linalg.norm(second)
    return np.stack([first, second, np.cross(first, second)], axis=1)


# -- the file -----------------------------------------------------------------------------------


def write(
    path: Path, parts: dict[str, Any], joints: dict[str, Floats], turns: dict[str, Floats]
) -> None:
    """Writes glTF binary: bones stand in the neutral stance with their axes along the body's."""
    strongest_four = np.argsort(-parts["weights"], axis=1)[:, :4]
    weight = np.take_along_axis(parts["weights"], strongest_four, axis=1)
    weight = np.round(255 * weight / weight.sum(axis=1, keepdims=True))
    weight[:, 0] += 255 - weight.sum(axis=1)
    normal = np.zeros((len(parts["normals"]), 4))
    normal[:, :3] = np.round(127 * parts["normals"])
    to_neutral = np.stack([bind(joints[bone], turns[bone]).T for bone in BONES])
    blobs = [
        ("POSITION", parts["corners"].astype("<f4"), 5126, "VEC3"),
        ("NORMAL", normal.astype("i1"), 5120, "VEC3"),
        ("JOINTS_0", strongest_four.astype("u1"), 5121, "VEC4"),
        ("WEIGHTS_0", weight.astype("u1"), 5121, "VEC4"),
        ("_REGION", np.repeat(parts["regions"][:, None], 4, 1).astype("u1"), 5121, "SCALAR"),
        ("indices", parts["faces"].astype("<u2"), 5123, "SCALAR"),
        ("inverseBindMatrices", to_neutral.astype("<f4"), 5126, "MAT4"),
    ]
    path.write_bytes(
        glb(describe(blobs, parts, joints, turns), b"".join(padded(b[1]) for b in blobs))
    )


def bind(joint: Floats, turn: Floats) -> Floats:
    matrix = np.eye(4)
    matrix[:3, :3] = turn
    matrix[:3, 3] = -turn @ joint
    return matrix


def padded(values: Any) -> bytes:
    data: bytes = values.tobytes()
    return data + b"\0" * (-len(data) % 4)


def describe(
    blobs: list[Any], parts: dict[str, Any], joints: dict[str, Floats], turns: dict[str, Floats]
) -> dict[str, Any]:
    """The JSON part."""
    views, accessors, offset = [], [], 0
    for name, values, kind, shape_ in blobs:
        view: dict[str, Any] = {"buffer": 0, "byteOffset": offset, "byteLength": values.nbytes}
        if name in {"NORMAL", "_REGION"}:
            view["byteStride"] = 4
        views.append(view)
        count = values.size if name == "indices" else len(values)
        accessor = {"bufferView": len(views) - 1, "componentType": kind, "count": count}
        accessor["type"] = shape_
        if name in {"NORMAL", "WEIGHTS_0"}:
            accessor["normalized"] = True
        if name == "POSITION":
            accessor["min"] = parts["corners"].min(axis=0).tolist()
            accessor["max"] = parts["corners"].max(axis=0).tolist()
        accessors.append(accessor)
        offset += len(padded(values))
    names = [name for name, *_ in blobs]
    attributes = {name: i for i, name in enumerate(names[:5])}
    primitive = {"attributes": attributes, "indices": 5}
    return {
        "asset": {"version": "2.0", "copyright": "CC0 1.0, from MPFB2/MakeHuman assets by Anny"},
        "scene": 0,
        "scenes": [{"nodes": [0, len(BONES)]}],
        "nodes": [*nodes(joints, turns), {"name": "body", "mesh": 0, "skin": 0}],
        "meshes": [{"primitives": [primitive]}],
        "skins": [{"joints": list(range(len(BONES))), "inverseBindMatrices": 6}],
        "accessors": accessors,
        "bufferViews": views,
        "buffers": [{"byteLength": offset}],
    }


def nodes(joints: dict[str, Floats], turns: dict[str, Floats]) -> list[dict[str, Any]]:
    """The tree of bones: each begins where it does in the neutral stance, turned by nothing."""
    made: list[dict[str, Any]] = []
    for bone, parent in PARENTS.items():
        step = joints[bone] if parent is None else turns[parent] @ (joints[bone] - joints[parent])
        children = [BONES.index(child) for child, of in PARENTS.items() if of == bone]
        node: dict[str, Any] = {"name": bone, "translation": np.round(step, 5).tolist()}
        made.append(node | ({"children": children} if children else {}))
    return made


def glb(described: dict[str, Any], binary: bytes) -> bytes:
    text = json.dumps(described, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 4)
    size = 12 + 8 + len(text) + 8 + len(binary)
    return b"".join(
        [
            struct.pack("<4sII", b"glTF", 2, size),
            struct.pack("<I4s", len(text), b"JSON"),
            text,
            struct.pack("<I4s", len(binary), b"BIN\0"),
            binary,
        ]
    )


if __name__ == "__main__":
    {"grow": grow, "dress": dress}[sys.argv[1]]()
