"""Drive Firefox and WebKit in the words of the WebDriver standard.

Playwright drives neither as Debian ships them. WebKit answers over HTTP. Firefox
answers by itself in the same words over a socket, so that no other program is
needed (Mozilla's "Marionette").
"""

import base64
import json
import os
import socket
import subprocess
import time
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path

from tests.machine import needed
from tests.servers import free_port, wait_for

WAIT = 30  # seconds
OWN_TYPEFACES = """return [...document.fonts].filter(
  (face) => face.status === "loaded" && !face.family.includes(" from "),
).length > 1"""  # others stand in for them, until they are there
AT_REST = """const element = document.querySelector(arguments[0]);
element.scrollIntoView({ behavior: "instant", block: "center" });
const { top } = element.getBoundingClientRect();
const moved = top !== window.lastTop;
window.lastTop = top;
return !moved;"""
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # the standard's own key
# What we use of the standard, and where WebKit's driver has it.
PATHS = {
    "Navigate": "url",
    "ExecuteScript": "execute/sync",
    "FindElement": "element",
    "ElementClick": "element/{id}/click",
    "ElementSendKeys": "element/{id}/value",
    "SetWindowRect": "window/rect",
}
ENTER, ESCAPE = "\ue007", "\ue00c"  # the standard's own keys
PREFERENCES = {
    "marionette.port": 0,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "browser.startup.page": 0,
    "app.update.auto": False,
}


# Of a page: what it brings once its words are painted was asked for, and has come.
ALL_CAME = """() =>
  !document.querySelector("#later")?.content.childElementCount
  && [...document.querySelectorAll("link[rel=stylesheet]")].every(({ sheet }) => sheet)
  && !document.querySelector(":not(:defined)")"""


class Window:
    """One window of a browser."""

    def __init__(self, send):
        """Take the function that sends a command and returns its answer."""
        self._send = send

    def visit(self, address):
        """Open a page, and wait for what comes after its first paint."""
        self._send("Navigate", url=address)
        self.wait(f"return ({ALL_CAME})()")

    def run(self, script, *args):
        """Run a function's body in the page."""
        return self._send("ExecuteScript", script=script, args=args)

    def wait(self, script, *args):
        """Wait until a function's body returns something true, and return it."""
        end = time.monotonic() + WAIT
        while not (found := self.run(script, *args)):
            assert time.monotonic() < end, f"never true: {script}"
            time.sleep(0.05)
        return found

    def click(self, selector):
        """Click the first element, once it rests in the middle of the window."""
        self.wait(AT_REST, selector)
        self._send("ElementClick", id=self._element(selector))

    def write(self, selector, text):
        """Press keys in an element."""
        self._send("ElementSendKeys", id=self._element(selector), text=text)

    def size(self, width, height):
        """Give the window a size, or the nearest it can have."""
        self._send("SetWindowRect", width=width, height=height)

    def printed(self):
        """Print the page in its own typefaces and return the PDF; Firefox only."""
        self.wait(OWN_TYPEFACES)
        return base64.b64decode(self._send("Print"))

    def _element(self, selector):
        found = self._send("FindElement", using="css selector", value=selector)
        return found.get("value", found)[ELEMENT]


@contextmanager
def firefox(folder: Path, environment):
    """Start Firefox without a screen, with a profile of its own."""
    lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});"
             for key, value in PREFERENCES.items()]  # fmt: skip
    (folder / "user.js").write_text("\n".join(lines))
    command = [needed("Firefox"), "--headless", "--marionette", "--no-remote"]
    with _running([*command, "--profile", folder], environment) as process:
        port = _written(folder / "MarionetteActivePort", process)
        with socket.create_connection(("127.0.0.1", port), WAIT) as line:
            stream = line.makefile("rwb")
            _message(stream)  # says hello
            send = _Marionette(stream)
            send("NewSession")
            yield Window(send)


def _written(path, process):
    """Wait for the port that Firefox chose."""
    end = time.monotonic() + 2 * WAIT
    while not (path.exists() and path.read_text().strip()):
        assert process.poll() is None, "Firefox stopped at once"
        assert time.monotonic() < end, "Firefox did not start"
        time.sleep(0.05)
    return int(path.read_text())


def _message(stream):
    """Read a message: its length, a colon, its JSON."""
    digits = b""
    while (digit := stream.read(1)) != b":":
        assert digit, "Firefox is gone"
        digits += digit
    return json.loads(stream.read(int(digits)))


class _Marionette:
    def __init__(self, stream):
        self._stream = stream

    def __call__(self, command, **params):
        message = json.dumps([0, 1, f"WebDriver:{command}", params]).encode()
        self._stream.write(b"%d:%b" % (len(message), message))
        self._stream.flush()
        _kind, _number, error, result = _message(self._stream)
        assert error is None, error
        return result["value"] if set(result or ()) == {"value"} else result


@contextmanager
def webkit(folder: Path, environment):
    """Start WebKit as GNOME has it, on a screen that nobody sees."""
    port = free_port()
    home = dict.fromkeys(("XDG_CACHE_HOME", "XDG_DATA_HOME"), str(folder))
    with _screen() as display:
        seen = {**environment, **home, "DISPLAY": display, "GDK_BACKEND": "x11"}
        with _running([needed("WebKit"), f"--port={port}"], seen) as process:
            wait_for(port, process)
            session = f"/{_ask(port, '', capabilities={})['sessionId']}"
            yield Window(partial(_send_to_webkit, port, session))
            _ask(port, session, "DELETE")


@contextmanager
def _screen():
    """Start a screen without a monitor; it chooses its number."""
    number, chosen = os.pipe()
    options = ["-screen", "0", "1280x1024x24", "-nolisten", "tcp"]
    command = [needed("Xvfb"), "-displayfd", str(chosen), *options]
    with _running(command, os.environ, pass_fds=[chosen]):
        os.close(chosen)
        with os.fdopen(number) as said:
            yield f":{said.readline().strip()}"


def _send_to_webkit(port, session, command, **params):
    return _ask(port, f"{session}/{PATHS[command].format(**params)}", **params)


def _ask(port, path, method="POST", **params):
    """Send a command and return its value."""
    line = HTTPConnection("127.0.0.1", port, timeout=2 * WAIT)
    line.request(method, f"/session{path}", json.dumps(params))
    answer = line.getresponse()
    value = json.load(answer)["value"]
    line.close()
    assert answer.status == HTTPStatus.OK, value
    return value


@contextmanager
def _running(command, environment, **options):
    """Run a program and end it."""
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        command, env=environment, stdout=quiet, stderr=quiet, **options
    )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=WAIT)
