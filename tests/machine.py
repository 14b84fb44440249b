"""Find what the tests need beside Python packages, or install it, and say which.

    python -m tests.machine

A system Chromium for the browser tests, and Firefox and WebKit (with a screen that
nobody sees) for those that matter most; nginx, Caddy, systemd, rsync, the AWS CLI
and storage that speaks its protocol for the publishing tests; the Nu HTML checker
and Netlify's readers; typefaces that other machines have; and Isso, which receives
comments. On Debian and Ubuntu missing programs are installed with apt; elsewhere
this stops and says what to install. No test is skipped for the lack of one.
"""

import json
import os
import shutil
import subprocess
import sys
from contextlib import nullcontext, suppress
from pathlib import Path
from subprocess import CalledProcessError

TOOLS = Path(__file__).parent / "tools"
PINS = Path(__file__).parents[1] / "requirements"
# Storage that speaks Amazon's protocol: an environment of its own, because it wants
# another python-dateutil than Pelican.
STORAGE = Path(sys.prefix) / "storage"
CHECKER = TOOLS / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

SHELL = "Chromium without windows"
# What it is called, the programs that will do, the Debian package that has one.
PROGRAMS = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    # The same engine without a window's bars and menus: tests take two thirds of the
    # time. Where a system does not offer it, the whole browser does.
    SHELL: (("chromium-headless-shell",), "chromium-headless-shell"),
    "Firefox": (("firefox-esr", "firefox"), "firefox-esr"),
    "WebKit": (("WebKitWebDriver",), "webkit2gtk-driver"),
    "Xvfb": (("Xvfb",), "xvfb"),
    "nginx": (("nginx",), "nginx-light"),
    "Caddy": (("caddy",), "caddy"),
    "AWS CLI": (("aws",), "awscli"),
    "rsync": (("rsync",), "rsync"),
    "systemd": (("systemd-analyze",), "systemd"),
}


def find(what: str) -> str | None:
    """Return the path of a program, also where Debian keeps servers."""
    path = os.pathsep.join([os.environ.get("PATH", ""), "/usr/sbin"])
    found = (shutil.which(name, path=path) for name in PROGRAMS[what][0])
    return next(filter(None, found), None)


def needed(what: str) -> str:
    """Return the path of a program that the tests cannot do without.

    Raises:
        RuntimeError: It is not there; `python -m tests.machine` installs it.
    """
    path = find(what)
    if path is None:
        msg = f"No {what}: run the tests with ./run test, which installs it."
        raise RuntimeError(msg)
    return path


def chromium() -> str:
    """Return the path of the quickest Chromium that is here."""
    return find(SHELL) or needed("Chromium")


def install(package: str) -> None:
    """Install a Debian package."""
    if shutil.which("apt-get") is None:
        sys.exit(f"Install {package} with your system's package manager.")
    root = [] if os.geteuid() == 0 else ["sudo"]
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["update"],
        ["install", "--yes", "--no-install-recommends", package],
    ):
        subprocess.run(
            [*root, "apt-get", *command],
            check=True,
            stdout=subprocess.DEVNULL,
            env=environment,
        )


def install_tools() -> None:
    """Install the pinned packages of `tests/tools`, without running their scripts."""
    wanted = json.loads((TOOLS / "package.json").read_text())["devDependencies"]
    if all((TOOLS / "node_modules" / name).exists() for name in wanted):
        return
    print("HTML checker and typefaces: installing ...", flush=True)
    # The environment's own node runs npm: a fresh machine may have neither.
    command = ["npm", "ci", "--ignore-scripts", "--silent"]
    subprocess.run(command, cwd=TOOLS, check=True)


def install_storage() -> None:
    """Install the storage server beside the site's own packages."""
    pins = PINS / "storage.txt"
    known = STORAGE / pins.name
    if known.exists() and known.read_bytes() == pins.read_bytes():
        return
    print("Storage: installing moto ...", flush=True)
    subprocess.run([sys.executable, "-m", "venv", "--clear", STORAGE], check=True)
    command = [STORAGE / "bin" / "python", "-m", "pip", "install", "--quiet"]
    command += ["--disable-pip-version-check", "--require-hashes", "--requirement"]
    subprocess.run([*command, pins], check=True)
    shutil.copy(pins, known)


def main() -> None:
    """Make everything ready and print what is used."""
    for what, (_names, package) in PROGRAMS.items():
        if find(what) is None:
            print(f"{what}: not found, installing {package} ...", flush=True)
            with suppress(CalledProcessError) if what == SHELL else nullcontext():
                install(package)
        print(f"{what}: {chromium() if what == SHELL else needed(what)}", flush=True)
    install_tools()
    print(f"HTML checker: {CHECKER}", flush=True)
    install_storage()
    print(f"Storage: moto in {STORAGE}", flush=True)
    fetch = "from pathlib import Path; from admin.program import program; "
    fetch += "print('Browser editor:', program(Path('.cache/admin')))"
    subprocess.run([sys.executable, "-c", fetch], check=True)
    subprocess.run([sys.executable, "-m", "comments", "--install"], check=True)


if __name__ == "__main__":
    main()
