"""The folder around the content: settings, pin, script, workflow, README."""

import shutil
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from groups import ROOT
from start.answers import Answers

FILES = Path(__file__).parent / "files"


def around(answers: Answers) -> dict[str, str]:
    """Give the files beside content/, by their path in the site's folder."""
    made = {
        path.relative_to(FILES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FILES.rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    }
    names = {"_gitignore": ".gitignore", "_github/": ".github/"}
    found = {}
    for path, text in made.items():
        for old, new in names.items():
            path = path.replace(old, new)  # noqa: PLW2901 - hidden in the site only
        found[path] = text.replace("PRACTICE_NAME", answers.name)
    found["pelicanconf.py"] += _settings(answers)
    found["requirements.txt"] = requirements()
    return found


def _settings(answers: Answers) -> str:
    listed = ", ".join(f'"{code}"' for code in answers.languages[1:])
    lines = ["", f"LANGUAGES = [{listed}]"]
    if not answers.articles:
        lines.append("ARTICLES = False")
    return "\n".join([*lines, ""])


def requirements() -> str:
    """Pin the software; all that it stands on is pinned with it."""
    pins = (ROOT / "requirements" / "site.txt").read_text(encoding="utf-8")
    return f"clinicsite=={software_version()}\n\n{without_hashes(pins)}"


def without_hashes(pins: str) -> str:
    """Leave the digests out: pip would want one of the software, too."""
    lines = [
        line.removesuffix(" \\")
        for line in pins.splitlines()
        if not line.lstrip().startswith(("--hash", "#"))
    ]
    return "\n".join(line for line in lines if line.strip()) + "\n"


def software_version() -> str:
    """Tell the version that starts the site."""
    try:
        return version("clinicsite")
    except PackageNotFoundError:  # started from the software's own folder
        import tomllib  # noqa: PLC0415

        text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(text)["project"]["version"])


def write(folder: Path, files: dict[str, str], pictures: Path) -> None:
    """Write a site into a folder that appears whole or not at all."""
    building = folder.with_name(f".{folder.name}.starting")
    shutil.rmtree(building, ignore_errors=True)
    for name, text in files.items():
        path = building / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if pictures.is_dir():
        shutil.copytree(pictures, building / "content" / "images")
    (building / "run").chmod(0o755)
    building.rename(folder)
