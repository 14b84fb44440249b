"""Find what the tests need beside Python packages, or install it, and say which.

    python -m tests.machine

A system Chromium for the browser tests, nginx for the publishing tests, and the
HTML checker with its Java. On Debian and Ubuntu missing ones are installed with
apt; elsewhere this stops and says what to install. No test is skipped for the
lack of one.
"""

import os
import shutil
import subprocess
import sys

# Program names, the Debian package that has one of them, what else to say.
NEEDED = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "chromium"),
    "nginx": (("nginx",), "nginx-light"),
}


def find(names: tuple[str, ...]) -> str | None:
    """Return the path of the first program that is there."""
    os.environ["PATH"] += os.pathsep + "/usr/sbin"  # where Debian keeps nginx
    return next((path for name in names if (path := shutil.which(name))), None)


def chromium() -> str:
    """Return the path of a system Chromium.

    Raises:
        RuntimeError: There is none; `python -m tests.machine` installs one.
    """
    path = find(NEEDED["Chromium"][0])
    if path is None:
        msg = "No Chromium: run the tests with ./run test, which installs one."
        raise RuntimeError(msg)
    return path


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


def main() -> None:
    """Make everything ready and print what is used."""
    for what, (names, package) in NEEDED.items():
        path = find(names)
        if path is None:
            print(f"{what}: not found, installing {package} ...", flush=True)
            install(package)
            path = find(names)
        print(f"{what}: {path}", flush=True)


if __name__ == "__main__":
    main()
