"""Make the files of a picture and keep them until the picture changes."""

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from pathlib import Path

from PIL import Image
from PIL.Image import Resampling

from build_cache.files import write_if_different
from content_model.names import file_name
from pictures.model import WIDTHS, Crop, Picture, PictureError, widths_for
from pictures.opening import SUFFIXES, open_still

LANCZOS = Resampling.LANCZOS
RECIPE = "2"  # a new number makes every picture again
OPTIONS: dict[str, dict[str, int]] = {
    "avif": {"quality": 58, "speed": 7},
    "webp": {"quality": 78, "method": 4},
    "jpg": {"quality": 80, "optimize": True, "progressive": True},
    "png": {"optimize": True},
}
MOVES = (
    "is animated, and moving pictures can't be paused by readers: "
    "its first frame is shown."
)


class Pictures:
    """Makes pictures, once each: a second build reads them from the cache."""

    def __init__(self, cache: Path) -> None:
        """Keep the files under `cache`; deleting that folder is always safe."""
        self._cache = cache
        self._digests: dict[tuple[Path, int, int], str] = {}

    def make(self, path: Path, crop: Crop | None = None) -> Picture:
        """Give the picture with all its files in the cache, or raise PictureError."""
        key = self._key(path, crop)
        note = self._cache / key / "picture.json"
        if kept := _kept(note):
            return replace(kept, stem=_stem(path))  # made for the same file elsewhere
        note.parent.mkdir(parents=True, exist_ok=True)
        picture = self._make(path, crop, key)
        # Last, so that a build broken off half-way is not taken for whole.
        note.write_text(json.dumps(asdict(picture)), encoding="utf-8")
        return picture

    def keep(self, stem: str, drawing: bytes, width: int, height: int) -> Picture:
        """Take a drawing of our own."""
        key = hashlib.sha256(drawing).hexdigest()[:32]
        picture = Picture(key, stem, width, height, ("svg",), ())
        write_if_different(str(self.file(picture, width, "svg")), drawing)
        return picture

    def file(self, picture: Picture, width: int, kind: str) -> Path:
        """Give the finished file in the cache."""
        return self._cache / picture.key / f"{width}.{kind}"

    def _key(self, path: Path, crop: Crop | None) -> str:
        stat = path.stat()
        stamp = path, stat.st_mtime_ns, stat.st_size
        if stamp not in self._digests:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            self._digests[stamp] = digest
        wanted = f"{RECIPE} {self._digests[stamp]} {crop} {path.suffix.lower()}"
        return hashlib.sha256(wanted.encode()).hexdigest()[:32]

    def _make(self, path: Path, crop: Crop | None, key: str) -> Picture:
        if path.suffix.lower() == ".svg":
            return self._draw(path, key)
        if path.suffix.lower() not in SUFFIXES:
            known = ", ".join(sorted({*SUFFIXES, ".svg"}))
            msg = f"Pictures end in {known}; {path.name} does not."
            raise PictureError(msg, "Save it as JPEG or PNG.")
        image, moves = open_still(path)
        if crop:
            image = image.crop(crop.box(*image.size))
        widths = widths_for(image.width, crop.widths if crop else WIDTHS)
        picture = Picture(
            key=key,
            stem=_stem(path),
            width=widths[-1],
            height=max(1, round(widths[-1] * image.height / image.width)),
            kinds=("avif", "webp", "png" if image.mode == "RGBA" else "jpg"),
            widths=widths,
            warnings=(MOVES,) if moves else (),
        )
        self._encode(picture, image)
        return picture

    def _encode(self, picture: Picture, image: Image.Image) -> None:
        """Shrink once for each width; the encoders work beside each other."""
        with ThreadPoolExecutor() as pool:
            jobs = []
            for width in reversed(picture.widths):
                height = max(1, round(width * picture.height / picture.width))
                image = image.resize((width, height), LANCZOS, reducing_gap=3)
                for kind in picture.kinds:
                    file = self.file(picture, width, kind)
                    jobs.append(pool.submit(image.save, file, None, **OPTIONS[kind]))
            for job in jobs:
                job.result()

    def _draw(self, path: Path, key: str) -> Picture:
        from pictures.drawing import clean_drawing  # noqa: PLC0415 - few builds do

        drawing = clean_drawing(path)
        picture = Picture(
            key=key,
            stem=_stem(path),
            width=drawing.width,
            height=drawing.height,
            kinds=("svg",),
            widths=(),
            warnings=drawing.warnings,
        )
        self.file(picture, drawing.width, "svg").write_bytes(drawing.source)
        return picture


def _kept(note: Path) -> Picture | None:
    """Read a picture made before; a damaged note means making it again."""
    try:
        kept = json.loads(note.read_text(encoding="utf-8"))
        lists = {key: tuple(value) for key, value in kept.items() if _is_list(value)}
        picture = Picture(**(kept | lists))
    except (OSError, ValueError, TypeError):
        return None
    files = [note.parent / f"{width}.{kind}" for width, kind in picture.files()]
    return picture if all(file.is_file() for file in files) else None


def _is_list(value: object) -> bool:
    return isinstance(value, list)


def _stem(path: Path) -> str:
    return file_name(path.stem) or "picture"
