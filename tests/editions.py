"""Two versions of the software: the present one, and a newer one made of it."""

import re
import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
NEWER = "9.1.0"
PAGE = "conditions/back-strain.md"
NEW_SENTENCE = "Muscles like to move, a little more each day."
NEW_PAGE = "conditions/stiff-back.md"
SETTING = ("HOLIDAYS_SHOWN_DAYS", "HOLIDAYS_AHEAD_DAYS")
WORKFLOW, MINUTES = "github-pages.yml", "timeout-minutes: 3"
FACT = ("privacy_officer_title", "privacy_officer_role")
RENAMES = f"""
[[fact]]
since = "{NEWER}"
file = "notices.toml"
old = "{FACT[0]}"
new = "{FACT[1]}"

[[setting]]
since = "{NEWER}"
old = "{SETTING[0]}"
new = "{SETTING[1]}"
"""


@dataclass(frozen=True)
class Editions:
    """Each as pip would install it, and the newer one's wheel."""

    folder: Path

    @property
    def present(self) -> Path:
        """The present version, unpacked."""
        return self.folder / "present"

    @property
    def newer(self) -> Path:
        """The newer one, unpacked."""
        return self.folder / "newer"

    @property
    def wheel(self) -> Path:
        """The newer one's file."""
        return self.folder / f"clinicsite-{NEWER}-py3-none-any.whl"


def make_editions(folder: Path) -> None:
    """Build the present version's wheel, and change a copy into a newer version."""
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder]
    subprocess.run([*pip, *build, ROOT], check=True)
    (wheel,) = folder.glob("clinicsite-*.whl")
    present, newer = folder / "present", folder / "newer"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(present)
    shutil.copytree(present, newer)
    change(newer / "clinicsite")
    (info,) = newer.glob("*.dist-info")
    text = (info / "METADATA").read_text()
    text = re.sub(r"(?m)^Version: .*", f"Version: {NEWER}", text)
    (info / "METADATA").write_text(text)
    info.rename(newer / f"clinicsite-{NEWER}.dist-info")
    pack(newer, Editions(folder).wheel)


def pack(unpacked: Path, wheel: Path) -> None:
    """Make a wheel of an unpacked one."""
    (record,) = unpacked.glob("*.dist-info/RECORD")
    files = sorted(path for path in unpacked.rglob("*") if path.is_file())
    names = [path.relative_to(unpacked).as_posix() for path in files]
    record.write_text("".join(f"{name},,\n" for name in names))
    with zipfile.ZipFile(wheel, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in zip(files, names, strict=True):
            archive.write(path, name)


def change(package):
    """Change texts, names and the change log of an unpacked version."""
    change_texts(package / "sample")
    for path in package.rglob("*"):
        if path.suffix in {".py", ".html", ".md", ".toml", ".po"}:
            text = path.read_text()
            changed = text.replace(*SETTING)
            changed = re.sub(rf"\b{FACT[0]}\b", FACT[1], changed)
            if changed != text:
                path.write_text(changed)
    workflow = package / "tools/start/workflows" / WORKFLOW
    workflow.write_text(workflow.read_text().replace("timeout-minutes: 2", MINUTES))
    with (package / "tools/update/renames.toml").open("a") as file:
        file.write(RENAMES)
    log = package / "CHANGELOG.md"
    head, heading, rest = log.read_text().partition("\n## ")
    said = f"\n## {NEWER}\n\n- Back strain says more about muscles.\n\n"
    log.write_text(head + said + heading + rest)


def change_texts(sample: Path) -> None:
    """Say one thing more at the end of a page, and add a page."""
    page = sample / PAGE
    page.write_text(f"{page.read_text().rstrip()}\n{NEW_SENTENCE}\n")
    new = re.sub("(?m)^title: .*", 'title: "Stiff back"', page.read_text())
    (sample / NEW_PAGE).write_text(new)
