"""Start a practice's site from the command line.

python -m start FOLDER                          asks what it needs to know
python -m start FOLDER --answers start.toml     takes the answers from a file
python -m start FOLDER --answer name="Back Works" --answer state=OR ...

--wheel FILE pins that file of the software, which is put beside the site, in place
of a version that pip fetches.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import tomlkit

from brand.reader import read_brand
from diagnostics import ContentError, Diagnostic
from facts.values import Zone
from groups import ROOT
from start.answers import Answers, asked, of_words, read_answers, table_of
from start.facts import brand
from start.folder import around, write
from start.hosts import files_of
from start.record import Record
from start.software import FOLDER as SOFTWARE
from start.software import SAMPLE, own_wheel, software_version
from start.texts import check_offers, texts_for
from terminal import ask, say
from whole_build.build import read

HOUSE = ROOT / "theme" / "brand"


def main() -> int:
    """Make the folder, or say in one sentence why not."""
    given = arguments()
    folder = given.folder.resolve()
    if folder.exists():
        say(f"{given.folder} is there already. Name a folder that is not.")
        return 1
    settings = read(str(ROOT / "pelicanconf.py"), PATH=str(SAMPLE))
    words: dict[str, str] = {}
    try:
        answers = answers_for(given.answers, given.answer, words)
        today = datetime.now(Zone.parse(answers.zone).info).date()
        texts = texts_for(answers, SAMPLE, settings, today)
        logo = logo_of(answers, given.answers)
        check_brand(texts, logo)
        wheel = wheel_of(given.wheel)
    except (KeyboardInterrupt, EOFError, ContentError) as error:
        wrong = error if isinstance(error, ContentError) else ""
        say(f"{wrong}\nNothing was made.")
        keep_answers(given.folder, words)
        return 1
    hosts = files_of(answers.hosts, answers.site_url.url)
    record = Record(version=software_version(), started=today, texts=texts, hosts=hosts)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        write(folder, files_for(answers, record, logo, wheel), SAMPLE / "images")
    except OSError as error:  # a file in the way, no right to write, no room
        say(f"{given.folder} can't be made: {error.strerror}. Name another folder.")
        keep_answers(Path(folder.name), words)
        return 1
    with_git = keep_versions(folder)
    say(f"{folder} is there{', with its own git repository' if with_git else ''}.")
    say(f"See it: cd {given.folder} && ./run serve. What is left: ./run review.")
    return 0


def files_for(
    answers: Answers, record: Record, logo: bytes, wheel: Path | None
) -> dict[str, bytes]:
    """Give every file of the site by its path, but for its pictures."""
    content = {f"content/{name}": text for name, text in record.texts.items()}
    files = {**around(answers, wheel), **content}
    made = {name: text.encode() for name, text in files.items()} | record.files()
    if logo:
        made["content/brand/logo.svg"] = logo
    if wheel:
        made[f"{SOFTWARE}/{wheel.name}"] = wheel.read_bytes()
    return made


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="start", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--answers", type=Path, help="a TOML file of answers")
    parser.add_argument("--wheel", type=Path, help="the software's file, to keep")
    parser.add_argument("--answer", action="append", default=[], help="key=value")
    return parser.parse_args()


def answers_for(
    file: Path | None, given: Iterable[str], noted: dict[str, str]
) -> Answers:
    """Take answers from a file, from options, or from who sits there.

    Args:
        noted: What somebody has answered so far.

    Raises:
        ContentError: What is wrong with them.
    """
    if file:
        return read_answers(file)
    pairs = [argument.partition("=") for argument in given]
    words = {key.strip(): value.strip() for key, _, value in pairs}
    if words or not sys.stdin.isatty():
        return of_words(words)
    return asked(ask, say, judge, noted)


def judge(answers: Answers) -> None:
    """See at once that services are known, and colors and logo can be used.

    Raises:
        ContentError: What is wrong with them.
    """
    check_offers(answers, SAMPLE)
    written = {"brand/brand.toml": brand(answers)}
    if answers.colors or answers.logo:
        check_brand(written, logo_of(answers, None))


def keep_answers(folder: Path, words: Mapping[str, str]) -> None:
    """Write what was answered into a file, for who was called away."""
    if not words:
        return
    names = (f"{folder.name}-answers{number}.toml" for number in ("", *range(2, 99)))
    path = next(path for name in names if not (path := folder.with_name(name)).exists())
    path.write_text(tomlkit.dumps(table_of(words)), encoding="utf-8")
    say(f"Your answers are in {path}. Write the rest there, and start with --answers.")


def logo_of(answers: Answers, file: Path | None) -> bytes:
    """Read the logo; a path is meant from the file of answers.

    Raises:
        ContentError: It is no drawing, or not there.
    """
    if not answers.logo:
        return b""
    path = (file.parent if file else Path()) / answers.logo
    if path.suffix.lower() != ".svg":
        problem = f"“{answers.logo}” is no drawing that stays sharp at every size."
        raise ContentError(Diagnostic("answers", 1, problem, "Give an SVG file."))
    if not path.is_file():
        problem = f"There is no file “{path}”."
        raise ContentError(Diagnostic("answers", 1, problem, "Correct “logo”."))
    return path.read_bytes()


def check_brand(texts: Mapping[str, str], logo: bytes) -> None:
    """See that colors can be read and the logo is a plain drawing.

    Raises:
        ContentError: What is wrong with them.
    """
    with TemporaryDirectory() as folder:
        root = Path(folder)
        brand = root / "brand"
        brand.mkdir()
        written = texts.get("brand/brand.toml", "")
        (brand / "brand.toml").write_text(written, encoding="utf-8")
        if logo:
            (brand / "logo.svg").write_bytes(logo)
        _, found = read_brand(brand, HOUSE, root, root)
        if wrong := [misfit for misfit in found if misfit.is_error]:
            raise ContentError(*(replace(misfit, path="answers") for misfit in wrong))


def wheel_of(given: Path | None) -> Path | None:
    """Take the file that is given, or the one that this software is from.

    Raises:
        ContentError: There is no such file.
    """
    if given and not (given.is_file() and given.suffix == ".whl"):
        problem = f"“{given}” is no file of the software."
        fix = "Give the wheel, clinicsite-….whl."
        raise ContentError(Diagnostic("answers", 1, problem, fix))
    return given or own_wheel()


def keep_versions(folder: Path) -> bool:
    """Make a git repository of it, where git is installed."""
    try:
        for words in (["init", "--quiet"], ["add", "--all"]):
            subprocess.run(["git", *words], cwd=folder, check=True)  # noqa: S603, S607
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
