"""The command starts sooner, and does what `pelican` does."""

import os
import subprocess
import sys

import pytest
from tests.plugins.fast_build.conftest import ROOT, differing, tree

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
import sys
from pelican import signals

def say(pelican):
    print("docutils:", "docutils.core" in sys.modules)

def register():
    signals.finalized.connect(say)
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

    def built(command, *options, language="en", plugins=(), fast=True):
        conf = CONF.format(language=language, plugins=list(plugins))
        small.write("pelicanconf.py", conf + OURS * fast)
        output = f"output-{command}"
        done = subprocess.run(
            [sys.executable, "-m", command, "-o", output, *options],
            cwd=small.root,
            env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "COLUMNS": "999"},
            capture_output=True,
            text=True,
            check=False,
        )
        return done, tree(small.root / output)

    small.built = built
    small.write("plugins/look.py", LOOK)
    small.write("plugins/own_reader.py", OWN_READER)
    return small


def test_docutils_is_not_imported_for_markdown(site):
    """It takes a quarter of the time that Pelican needs to start."""
    ours, made = site.built("fast_build", plugins=["look"])
    theirs, expected = site.built("pelican", plugins=["look"], fast=False)
    assert ours.returncode == 0, ours.stdout + ours.stderr
    assert "docutils: False" in ours.stdout
    assert "docutils: True" in theirs.stdout
    assert differing(made, expected) == []


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
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        check=True,
    )


USES = """
import sys
from fast_build.docutils_later import docutils_later
with docutils_later():
    import pelican
from pelican import readers
assert "docutils" not in sys.modules
{use}
assert "docutils.core" in sys.modules
assert readers.docutils is sys.modules["docutils"]
assert readers.PelicanHTMLTranslator.__bases__ == (readers.HTMLTranslator,)
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
    run(USES.format(use=use))


def test_docutils_that_is_there_stays():
    """As in a process that has imported it before."""
    code = (
        "import docutils.core, sys; from fast_build.docutils_later import *\n"
        "with docutils_later(): import pelican.readers\n"
        "assert pelican.readers.docutils is sys.modules['docutils']"
    )
    run(code)


def test_a_pelican_that_needs_more_of_docutils_gets_it_at_once():
    """Stand-ins fit the Pelican of today; the command outlives it."""
    code = (
        "import sys; from fast_build import __main__, docutils_later\n"
        "docutils_later.STAND_INS = ()\n"
        "sys.argv = ['fast_build', '--version']\n"
        "try: __main__.main()\n"
        "except SystemExit as status: assert not status.code\n"
        "assert 'docutils.core' in sys.modules"
    )
    run(code)
