"""The figure in the browser is the figure of the painter, and it obeys who looks at it."""

import base64
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, Route

from soepel.figures.body import Floats, body_file
from soepel.figures.painter import silhouette
from soepel.figures.shipping import shipped
from soepel.figures.staging import Scene, scene
from soepel.figures.turning import about_y, applied
from soepel.library.posed import movements
from soepel.web.shared.assets import BUILT, manifest

PLACE: Final = "https://figure.test"
SIZE: Final = 512
ALIKE: Final = 0.97
"""The least share of the points that both have of those that either has."""
POSES: Final = (
    ("bridge", "two-legs"),
    ("clam", "full"),
    ("hip-flexor-stretch", "deeper"),
    ("seated-knee-extension", "plain"),
    ("sit-to-stand", "normal-seat"),
    ("standing-hip-abduction", "full"),
    ("band-hip-extension", "heavy"),
    ("wall-push-out", "light"),
    ("step-up", "medium"),
    ("lunge", "full"),
    ("cycling", ""),
    ("lift-and-carry", "from-floor"),
)
TURNS: Final = (0.0, 70.0, 160.0)
"""Degrees around the figure, from where its picture is taken."""

PAGE: Final = """<!doctype html><script type="module">
  import { viewOf } from "/figure.js";
  const [body, told] = await Promise.all([
    fetch("/body.glb").then((answer) => answer.arrayBuffer()),
    fetch("/movement.json").then((answer) => answer.json()),
  ]);
  const canvas = document.createElement("canvas");
  const context = canvas.getContext("webgl2", { antialias: true, alpha: true });
  const view = viewOf(canvas, context, body, told);
  view.renderer.setSize(SIZE, SIZE, false);
  view.renderer.setClearColor(0, 0);
  view.camera.aspect = 1;
  view.camera.updateProjectionMatrix();
  for (const mesh of view.scene.children) {
    mesh.visible = mesh.name === "moving" || mesh.name === "standing";
  }
  window.covered = (seconds, turned) => {
    view.turned = turned;
    view.paint(seconds);
    const all = new Uint8Array(4 * SIZE * SIZE);
    context.readPixels(0, 0, SIZE, SIZE, context.RGBA, context.UNSIGNED_BYTE, all);
    const bits = new Uint8Array(SIZE * SIZE);
    for (let at = 0; at < bits.length; at += 1) bits[at] = all[at * 4 + 3] >= 128 ? 1 : 0;
    return btoa(String.fromCharCode(...packed(bits)));
  };
  const packed = (bits) => Array.from({ length: bits.length / 8 }, (_, byte) =>
    bits.slice(byte * 8, byte * 8 + 8).reduce((sum, bit) => sum * 2 + bit, 0));
  window.calls = () => {
    for (const mesh of view.scene.children) mesh.visible = true;
    view.paint(0);
    return [view.renderer.info.render.calls, view.renderer.info.render.triangles];
  };
  window.ready = true;
</script>""".replace("SIZE", str(SIZE))


@pytest.fixture
def bare(browser: Browser) -> Iterator[Page]:
    """A page without the site around it, of which the tests say what it is sent."""
    page = browser.new_page()
    yield page
    page.close()


def drawn(page: Page, ready: Scene) -> None:
    """The page, with this movement on it."""
    script = BUILT / manifest(BUILT)["figure.js"]
    answers: dict[str, tuple[str, bytes]] = {
        "/": ("text/html", PAGE.encode()),
        "/figure.js": ("text/javascript", Path(script).read_bytes()),
        "/body.glb": ("model/gltf-binary", body_file()),
        "/movement.json": ("application/json", json.dumps(shipped(ready)).encode()),
    }

    def answer(route: Route) -> None:
        kind, content = answers[route.request.url.removeprefix(PLACE)]
        route.fulfill(body=content, content_type=kind)

    page.route(f"{PLACE}/**", answer)
    page.goto(f"{PLACE}/")
    page.wait_for_function("window.ready")


def in_the_browser(page: Page, seconds: float, turned: float) -> "np.typing.NDArray[np.bool_]":
    bits = base64.b64decode(page.evaluate(f"covered({seconds}, {turned})"))
    flat = np.unpackbits(np.frombuffer(bits, dtype=np.uint8))
    return flat.reshape(SIZE, SIZE)[::-1].astype(bool)


def painted(ready: Scene, frame: int, turned: float) -> "np.typing.NDArray[np.bool_]":
    camera = ready.seen_by
    away: Floats = applied(about_y(np.array(turned)), camera.eye - camera.target)
    seen_by = type(camera)(camera.target + away, camera.target)
    return silhouette(ready.drawn, ready.points[frame], seen_by, (SIZE, SIZE))


@pytest.mark.parametrize("at", POSES, ids=["-".join(at) for at in POSES])
def test_both_renderers_show_the_same(bare: Page, at: tuple[str, str]) -> None:
    ready = scene(movements()[at])
    drawn(bare, ready)
    frame = len(ready.frames.times) // 3

    for turned in TURNS:
        one = in_the_browser(bare, float(ready.frames.times[frame]), turned)
        two = painted(ready, frame, turned)
        assert (one & two).sum() / (one | two).sum() >= ALIKE


def test_a_frame_is_light_enough_for_an_old_phone(bare: Page) -> None:
    drawn(bare, scene(movements()["bridge", "two-legs"]))

    calls, _ = bare.evaluate("calls()")

    assert calls <= 8
