"""Receive comments on this machine, and bring approved ones in as files.

python -m comments [--once] [--database FILE] [--site URL] [--port N]
    python -m comments --public URL --site URL --folder FOLDER
"""

import argparse
import importlib.util
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

from comments.database import UnreadableDatabaseError
from comments.importing import bring_in
from terminal import say, warn

ROOT = Path(__file__).parents[3]
PINS = ROOT / "requirements" / "comments.txt"
HOUR = 60 * 60  # seconds
EVERY = 5  # seconds between two looks for approved comments


def install() -> None:
    """Install Isso beside the site's own packages, once."""
    if importlib.util.find_spec("isso") and importlib.util.find_spec("waitress"):
        return
    say("Installing Isso (once) ...")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps"]
    command += ["--require-hashes", "--requirement", str(PINS)]
    subprocess.run(command, check=True)  # noqa: S603 - our own pins


def tell_new(database: Path, content: Path, printed: set[str]) -> None:
    """Bring comments in, and say what was not said before."""
    for line in bring_in(database, content):
        if line not in printed:
            printed.add(line)
            say(line)


def receive(folder: Path, content: Path, site: str, port: int) -> None:
    """Serve until stopped; what is approved meanwhile becomes a file."""
    install()
    from comments import server  # noqa: PLC0415 - needs what was just installed

    settings = server.write_settings(folder, site, port)
    running = server.make_server(server.application(settings, site), port)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    say(f"Receiver: http://127.0.0.1:{port}/comment")
    say(f"Approve at http://127.0.0.1:{port}/admin/")
    say(f"with the password in {settings}; stop with Ctrl-C.")
    stopped = threading.Event()
    printed: set[str] = set()
    try:
        while not stopped.wait(EVERY):
            tell_new(folder / "comments.db", content, printed)
    except KeyboardInterrupt:
        tell_new(folder / "comments.db", content, printed)
    finally:
        running.shutdown()


def receive_for_visitors(folder: Path, site: str, port: int, endpoint: str) -> None:
    """Serve until stopped, on a server; staff bring comments in on their desk."""
    install()
    from comments import server  # noqa: PLC0415 - needs what was just installed

    os.umask(0o077)
    settings = server.write_settings(folder, site, port, endpoint)
    database = folder / "comments.db"
    app = server.application(settings, site)
    database.chmod(0o600)

    def forget() -> None:
        while True:
            server.forget(database)
            time.sleep(HOUR)

    threading.Thread(target=forget, daemon=True).start()
    say(f"Approve at {endpoint}/admin/")
    server.serve_visitors(app, port)


def arguments() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--once", action="store_true", help="only bring comments in")
    parser.add_argument("--install", action="store_true", help="only install Isso")
    parser.add_argument("--public", help="serve visitors; where they reach it")
    parser.add_argument("--database", type=Path, help="Isso's, copied from a server")
    parser.add_argument("--content", type=Path, default=ROOT / "content")
    parser.add_argument("--folder", type=Path, default=ROOT / ".comments")
    parser.add_argument("--site", default="http://127.0.0.1:8000")
    parser.add_argument("--port", type=int, default=8080)
    return parser.parse_args()


def main() -> int:
    """Do what was asked for."""
    asked = arguments()
    try:
        if asked.install:
            install()
        elif asked.once or asked.database:
            database = asked.database or asked.folder / "comments.db"
            tell_new(database, asked.content, set())
        elif asked.public:
            address = asked.public.rstrip("/")
            receive_for_visitors(asked.folder, asked.site, asked.port, address)
        else:
            receive(asked.folder, asked.content, asked.site, asked.port)
    except UnreadableDatabaseError as error:
        warn(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
