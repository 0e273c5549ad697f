"""The body as it comes: corners, triangles, what hangs on which bone. Made by tools.figure_body."""

import json
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

REGIONS: Final = (
    "skin",
    "hair",
    "shirt",
    "right-trouser",
    "left-trouser",
    "sock",
    "shoe",
    "sole",
    "eye",
    "mouth",
)
"""The clothes, by the number that each corner carries."""

_TYPES: Final = {5120: "<i1", 5121: "<u1", 5123: "<u2", 5126: "<f4"}
_WIDTHS: Final = {"SCALAR": 1, "VEC3": 3, "VEC4": 4, "MAT4": 16}


@dataclass(frozen=True, slots=True, eq=False)
class Body:
    """A mesh, and the bones that move it. In the neutral stance no bone is turned."""

    corners: Floats
    """In the rest pose, arms half raised: (corners, 3)."""
    normals: Floats
    bones: Ints
    """The four bones that each corner hangs on: (corners, 4)."""
    weights: Floats
    regions: Ints
    faces: Ints
    names: tuple[str, ...]
    parents: tuple[int, ...]
    """The place of each bone's parent in `names`; -1 for the pelvis."""
    steps: Floats
    """From the start of a bone's parent to its own start, in the neutral stance: (bones, 3)."""
    binds: Floats
    """From the rest pose to the axes of each bone in the neutral stance: (bones, 4, 4)."""

    def bone(self, name: str) -> int:
        return self.names.index(name)


@cache
def body_file() -> bytes:
    """The body as the browser gets it: binary glTF."""
    return files("soepel.figures").joinpath("body.glb").read_bytes()


@cache
def body() -> Body:
    """The body of the product, read once."""
    described, binary = _parts(body_file())

    def values(accessor: int) -> npt.NDArray[Any]:
        return _values(described, binary, accessor)

    primitive = described["meshes"][0]["primitives"][0]
    named = {name: values(place) for name, place in primitive["attributes"].items()}
    nodes = described["nodes"][: len(described["skins"][0]["joints"])]
    binds = values(described["skins"][0]["inverseBindMatrices"])
    return Body(
        corners=named["POSITION"].astype(float),
        normals=named["NORMAL"] / 127.0,
        bones=named["JOINTS_0"].astype(np.int64),
        weights=named["WEIGHTS_0"] / 255.0,
        regions=named["_REGION"][:, 0].astype(np.int64),
        faces=values(primitive["indices"]).reshape(-1, 3).astype(np.int64),
        names=tuple(node["name"] for node in nodes),
        parents=_parents(nodes),
        steps=np.array([node["translation"] for node in nodes]),
        binds=binds.reshape(-1, 4, 4).transpose(0, 2, 1).astype(float),
    )


def _parts(glb: bytes) -> tuple[dict[str, Any], bytes]:
    """The description and the numbers of a binary glTF."""
    (length,) = struct.unpack_from("<I", glb, 12)
    return json.loads(glb[20 : 20 + length]), glb[28 + length :]


def _values(described: dict[str, Any], binary: bytes, place: int) -> npt.NDArray[Any]:
    accessor = described["accessors"][place]
    view = described["bufferViews"][accessor["bufferView"]]
    kind = np.dtype(_TYPES[accessor["componentType"]])
    width = _WIDTHS[accessor["type"]]
    row = view.get("byteStride", width * kind.itemsize) // kind.itemsize
    flat = np.frombuffer(binary, kind, accessor["count"] * row, view["byteOffset"])
    return flat.reshape(-1, row)[:, :width]


def _parents(nodes: list[Mapping[str, Any]]) -> tuple[int, ...]:
    parents = [-1] * len(nodes)
    for place, node in enumerate(nodes):
        for child in node.get("children", ()):
            parents[child] = place
    return tuple(parents)
