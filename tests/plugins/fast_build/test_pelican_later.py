"""The command starts sooner, and does what `pelican` does."""

import os
import random
import re
import signal
import socket
import subprocess
import sys
import time
from importlib import metadata
from urllib.request import urlopen

import pytest
from tests.conftest import PYTHONPATH
from tests.plugins.fast_build.conftest import article, differing, tree
from tests.plugins.fast_build.test_edited import append

from fast_build import versions

CONF = """
SITENAME = "Site"
SITEURL = "https://example.com"
AUTHOR = "Ann Author"
TIMEZONE = "UTC"
DEFAULT_LANG = "{language}"
PATH = "content"
PLUGIN_PATHS = ["plugins"]
PLUGINS = {plugins}
"""
OURS = 'PELICAN_CLASS = "fast_build.FastPelican"\nPLUGINS.insert(0, "fast_build")\n'
RST = """
Title *and* {day}
#################

:date: 2024-01-{day:02} 10:00
:summary: A *short* one
:authors: Ann; Bob

Words, **strong**, :abbr:`PT (physical therapy)`.

.. image:: a.png

.. code-block:: python

   x = {day}
"""
LOOK = """
import atexit
import sys

def say():
    for name in ("docutils.core", "rich.console", "importlib.metadata", "markdown"):
        print(f"{name}:", name in sys.modules)

def register():
    atexit.register(say)
"""
OWN_READER = """
from pelican import readers, signals

class Translator(readers.PelicanHTMLTranslator):
    def visit_strong(self, node):
        self.body.append("<b>")

    def depart_strong(self, node):
        self.body.append("</b>")

class Writer(readers.Writer):
    def __init__(self):
        super().__init__()
        self.translator_class = Translator

class Reader(readers.RstReader):
    writer_class = Writer

def add(found):
    found.reader_classes["rst"] = Reader

def register():
    signals.readers_init.connect(add)
"""


@pytest.fixture
def site(small):
    """Return what builds a site in a new process."""

    def built(command, *options, language="en", plugins=(), fast=True, more=""):
        conf = CONF.format(language=language, plugins=list(plugins))
        small.write("pelicanconf.py", conf + OURS * fast + more)
        output = f"output-{command}"
        done = subprocess.run(
            [sys.executable, "-m", command, "-o", output, *options],
            cwd=small.root,
            env={
                **os.environ,
                "PYTHONPATH": f"{PYTHONPATH}{os.pathsep}{small.root}",
                "COLUMNS": "999",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        return done, tree(small.root / output)

    small.built = built
    small.write("plugins/look.py", LOOK)
    small.write("plugins/own_reader.py", OWN_READER)
    return small


UNNEEDED = ("docutils.core", "rich.console", "importlib.metadata", "markdown")


def test_what_is_not_needed_is_not_imported(site):
    """It takes most of the time that Pelican needs to start."""
    options = {"plugins": ["look"], "more": 'FAST_BUILD_PURE = ["look"]'}
    site.built("fast_build", **options)
    append(site, "content/articles/a1.md", "New *words*.")
    ours, made = site.built("fast_build", **options)
    theirs, expected = site.built("pelican", plugins=["look"], fast=False)
    assert "Read 1 files" in ours.stdout, ours.stdout + ours.stderr
    for name in UNNEEDED:
        assert f"{name}: False" in ours.stdout
        assert f"{name}: True" in theirs.stdout
    assert differing(made, expected) == []


def test_a_pelican_without_markdown_reads_none(site):
    """Its stand-in does not make it look installed."""
    site.write("content/r.rst", RST.format(day=3))
    site.write("sitecustomize.py", "import sys; sys.modules['markdown'] = None")
    said = []
    for command in ("fast_build", "pelican"):
        done, made = site.built(command, fast=False)
        assert sorted(n for n in made if n.startswith(("title", "entry"))) == [
            "title-and-3.html"
        ]
        said.append("markdown.Markdown" in done.stdout + done.stderr)
    assert said == [True, True]


@pytest.mark.parametrize("count", [3, 29])
def test_restructured_text_comes_out_the_same(site, count):
    """In this process or in workers: docutils is there when it is needed."""
    for day in range(1, count + 1):
        site.write(f"content/r{day}.rst", RST.format(day=day))
    _, made = site.built("fast_build")
    _, expected = site.built("pelican", fast=False)
    assert b'<abbr title="physical therapy">' in made["title-and-3.html"]
    assert differing(made, expected) == []


def test_a_plugin_may_build_upon_pelicans_reader(site):
    """Its classes get docutils' own as their base, too."""
    site.write("content/r.rst", RST.format(day=3))
    _, made = site.built("fast_build", plugins=["own_reader"])
    _, expected = site.built("pelican", plugins=["own_reader"], fast=False)
    assert b"<b>strong</b>" in made["title-and-3.html"]
    assert differing(made, expected) == []


@pytest.mark.parametrize(("language", "said"), [("es", False), ("tlh", True)])
def test_an_unknown_language_is_said(site, language, said):
    """As Pelican says it."""
    ours, _ = site.built("fast_build", language=language)
    theirs, _ = site.built("pelican", language=language, fast=False)
    for done in (ours, theirs):
        assert ("Docutils has no localization" in done.stderr + done.stdout) is said


def test_options_and_statuses_are_pelicans(site):
    """Whoever knows one command knows the other."""
    for options in (["--version"], ["--no-such"], ["-s", "none.py"]):
        ours, _ = site.built("fast_build", *options)
        theirs, _ = site.built("pelican", *options)
        assert ours.returncode == theirs.returncode
        assert ours.stderr.endswith("arguments: --no-such\n") is bool(theirs.stderr)
    assert site.built("fast_build", "--version")[0].stdout.startswith("4.")


def run(code):
    """Run code in a process that has imported nothing."""
    subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        check=True,
    )


USES = """
import sys
from fast_build.pelican_later import pelican_later
with pelican_later():
    import pelican
from pelican import log, readers, utils, writers
from importlib.util import find_spec
assert {module!r} not in sys.modules
{use}
assert {module!r} in sys.modules
"""


@pytest.mark.parametrize(
    "use",
    [
        "assert readers.docutils.nodes.title.__module__ == 'docutils.nodes'",
        "assert readers.PelicanHTMLTranslator.visit_title",
        "assert readers.PelicanHTMLWriter().supported",
        "assert readers.HTMLTranslator.visit_title",
        "assert not hasattr(readers.Writer, 'no_such')",
        "assert readers.get_docutils_lang('pt_BR').__name__.endswith('pt_br')",
        "assert readers.rstdirectives.Pygments",
        "import docutils.core; readers.docutils.core",
    ],
)
def test_any_use_brings_docutils(use):
    """A module, a class, an object, a function: nobody meets a stand-in twice."""
    use += """
readers.docutils.core.Publisher
assert readers.docutils is sys.modules["docutils"]
assert readers.PelicanHTMLTranslator.__bases__ == (readers.HTMLTranslator,)
"""
    run(USES.format(module="docutils.nodes", use=use))


@pytest.mark.parametrize(
    ("module", "use"),
    [
        ("rich.console", "with log.console.status('x'): pass"),
        ("rich.console", "assert not log.console.is_terminal"),
        ("rich.logging", "log.DEFAULT_LOG_HANDLER.highlighter"),
        ("pelican.server", "pelican.RootedHTTPServer.allow_reuse_address = True"),
        ("pelican.server", "import pelican.server; pelican.server.RootedHTTPServer"),
        ("markdown", "assert readers.Markdown().convert('*x*') == '<p><em>x</em></p>'"),
        ("markdown", "assert readers.Markdown.convert"),
        ("anyio", "import watchfiles.main; watchfiles.main.anyio.Event"),
        ("dateutil.parser", "assert utils.get_date('3 May 2024').month == 5"),
        ("urllib.request", "import urllib; urllib.request.Request('file:///x')"),
        ("importlib.metadata", "import importlib; importlib.metadata.entry_points()"),
    ],
)
def test_any_use_brings_what_is_used(module, use):
    """Whoever has a stand-in, or the package's own name for it."""
    run(USES.format(module=module, use=use))


def test_a_stand_in_becomes_what_it_stands_in_for():
    """Pelican's console and handler of messages are rich's own from then on."""
    use = """
import logging, rich.console, rich.logging
log.init(logging.WARNING)
logging.getLogger("a").warning("Words")
assert type(log.DEFAULT_LOG_HANDLER) is rich.logging.RichHandler
assert log.DEFAULT_LOG_HANDLER.formatter._fmt == "%(message)s"
assert type(log.console) is rich.console.Console
assert log.DEFAULT_LOG_HANDLER.console is log.console
"""
    run(USES.format(module="rich.logging", use=use))


def modules_after(code):
    """Return the names of all modules that a process has imported."""
    code += "\nimport sys; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_code_that_counts_on_modules_that_pelican_imports_finds_them():
    """`import email` does for `email.utils`, where others import that."""
    start = "from fast_build.pelican_later import pelican_later\n"
    start += "with pelican_later(): import pelican\n"
    gone = sorted(modules_after("import pelican") - modules_after(start))
    public = [n for n in gone if not any(p[0] == "_" for p in n.split("."))]
    assert len(public) > 50
    roots = {name.partition(".")[0] for name in public} - {"htmlparser"}  # a copy
    start += f"import {', '.join(sorted(roots))}\n"
    names = [name for name in public if name.partition(".")[0] in roots]
    run(start + "\n".join(names))
    run(start + "\n".join(reversed(names)))
    for seed in range(5):
        some = random.Random(seed).sample(names, 12)  # noqa: S311
        run(start + "\n".join(some))


def test_what_is_there_stays():
    """As in a process that has imported it before."""
    code = (
        "import docutils.writers.html4css1, rich.console, sys\n"
        "from fast_build.pelican_later import pelican_later\n"
        "with pelican_later(): import pelican\n"
        "assert pelican.readers.docutils is sys.modules['docutils']\n"
        "assert type(pelican.log.console) is rich.console.Console"
    )
    run(code)


@pytest.mark.parametrize("name", ["docutils.core", "rich.console", "pelican.server"])
def test_a_pelican_that_needs_more_gets_it_at_once(name):
    """Stand-ins fit the Pelican of today; the command outlives it."""
    code = (
        "import sys; from fast_build import __main__, pelican_later\n"
        f"group = next(g for g in pelican_later.LATER if {name!r} in g['names'])\n"
        "group['taken'] = group['own'] = ()\n"
        "sys.argv = ['fast_build', '--version']\n"
        "try: __main__.main()\n"
        "except SystemExit as status: assert not status.code\n"
        f"assert {name!r} in sys.modules"
    )
    run(code)


def test_a_pelican_with_unusual_notes_is_imported_at_once():
    """As one in development, of which no installer noted a version."""
    code = (
        "import sys; from fast_build import __main__, versions\n"
        "versions._notes_on = lambda *_: []\n"
        "sys.argv = ['fast_build', '--version']\n"
        "try: __main__.main()\n"
        "except SystemExit as status: assert not status.code\n"
        "import pelican; assert pelican.__version__[0] == '4'"
    )
    run(code)


def test_pelicans_version_is_the_installed_one(tmp_path, monkeypatch):
    """Of one package among similar names; of several copies, the first."""
    for name, version in [("a", "1.0"), ("a_b", "2"), ("B", "3.0-dev")]:
        notes = tmp_path / "first" / f"{name}-{version}.dist-info"
        notes.mkdir(parents=True)
        words = f"Name: {name}\nVersion: {version}\n\nVersion: none\n"
        (notes / "METADATA").write_text(words)
    later = tmp_path / "second" / "a-9.dist-info"
    later.mkdir(parents=True)
    (later / "METADATA").write_text("Name: a\nVersion: 9\n")
    egg = tmp_path / "second" / "c.egg-info"
    egg.write_text("Metadata-Version: 1.0\nName: c\nVersion: 4\n")
    folders = [str(tmp_path / name) for name in ("none", "first", "second")]
    monkeypatch.setattr(sys, "path", [*folders, *sys.path])
    for name in ("a", "a_b", "b", "c", "pelican"):
        assert versions.version(name) == metadata.version(name)
    with pytest.raises(metadata.PackageNotFoundError):
        versions.version("no-such")


def test_messages_look_as_with_pelican(site):
    """A warning has its level, its words and its place."""
    site.write("content/a.md", article(1, Title="Links", Body="[x]({filename}none.md)"))
    said = []
    for command in ("fast_build", "pelican"):
        done, _ = site.built(command, fast=False)
        lines = (done.stdout + done.stderr).splitlines()
        warnings = [line for line in lines if "WARNING" in line]
        said.append([re.sub(r"\[[\d:]+\]|\s+", " ", line) for line in warnings])
    assert len(said[0]) == 1
    assert "none.md" in said[0][0]
    assert said[0] == said[1]


def free_port():
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def test_a_site_can_be_watched_and_served(site):
    """With Pelican's own options: what is saved is built, and can be fetched."""
    site.write("content/a.md", article(1, Title="First"))
    site.built("fast_build")
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", "fast_build", "-lr", "-p", str(port), "-o", "output"],
        cwd=site.root,
        env={**os.environ, "PYTHONPATH": PYTHONPATH},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        address = f"http://127.0.0.1:{port}/"
        assert within_a_minute(lambda: b"First" in fetched(f"{address}first.html"))

        def saved_and_built():  # again and again: watching begins after the build
            site.write("content/b.md", article(2, Title="Second"))
            return b"Second" in fetched(f"{address}second.html")

        assert within_a_minute(saved_and_built)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def fetched(address):
    """Return what a server has under an address; nothing, if it has not."""
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310 (our own server)
            return answer.read()
    except OSError:
        return b""


def within_a_minute(found):
    """Tell whether something comes true."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found():
            return True
        time.sleep(0.5)
    return False
