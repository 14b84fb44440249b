"""The folder around the content: settings, pin, script, workflow, README."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from groups import ROOT
from start.answers import Answers
from start.hosts import files_of
from start.record import FOLDER, answers_text
from start.software import moved, pins_of, requirements, software_version

FILES = Path(__file__).parent / "files"


def around(answers: Answers, wheel: Path | None) -> dict[str, str]:
    """Give the files beside content/, by their path in the site's folder.

    Args:
        wheel: The software's file, when the site keeps one.
    """
    made = {
        path.relative_to(FILES).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(FILES.rglob("*"))
        if path.is_file() and path.parent.name != "__pycache__"
    }
    found = {
        path.replace("_gitignore", ".gitignore"): text.replace(
            "PRACTICE_NAME", answers.name
        )
        for path, text in made.items()
    }
    found["pelicanconf.py"] += _settings(answers)
    found |= files_of(answers.hosts, answers.site_url.url)
    pin = requirements(wheel, software_version(), pins_of(ROOT))
    found["requirements.txt"] = moved("", pin)
    found[f"{FOLDER}/answers.toml"] = answers_text(answers)
    return found


def _settings(answers: Answers) -> str:
    listed = ", ".join(f'"{code}"' for code in answers.languages[1:])
    lines = ["", f"LANGUAGES = [{listed}]"]
    if not answers.articles:
        lines.append("ARTICLES = False")
    return "\n".join([*lines, ""])


def write(folder: Path, files: Mapping[str, bytes], pictures: Path) -> None:
    """Write a site into a folder that appears whole or not at all."""
    building = folder.with_name(f".{folder.name}.starting")
    shutil.rmtree(building, ignore_errors=True)
    for name, data in files.items():
        path = building / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    if pictures.is_dir():
        shutil.copytree(pictures, building / "content" / "images")
    for script in (building / "run", *building.glob("hosts/**/*.sh")):
        script.chmod(0o755)
    building.rename(folder)
