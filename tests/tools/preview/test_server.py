"""The preview server gives browsers the site, with aids that stay out of files."""

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from types import SimpleNamespace

import pytest

from admin.local import LocalFiles
from build_cache.files import write_if_different
from diagnostics import Diagnostic
from preview.at_once import PageAtOnce
from preview.model import Desk, Page, Rebuilt
from preview.server import NoPortError, open_server
from whole_build.stages import SupersededError

GOOD = Rebuilt(
    pages={
        "/a/": Page(source="content/articles/a.md", title="A"),
        "/drafts/b/": Page(source="content/articles/b.md", title="B", state="draft"),
    }
)


@pytest.fixture
def outcomes():
    """What the next build gives."""
    return [GOOD]


@pytest.fixture
def desk(tmp_path, outcomes):
    desk = Desk(tmp_path)
    desk.rebuild = lambda _show, _saved: outcomes[0]
    desk.output = tmp_path / "a b" / "output"
    desk.build()
    return desk


@pytest.fixture
def output(desk):
    folder = desk.output
    for name in ("index.html", "a/index.html", "404.html", "es/404.html"):
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"<html><body>{name}</body></html>", encoding="utf-8")
    (folder / "my site.css").write_text("a{}", encoding="utf-8")
    (folder.parent / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture
def server(desk, output):
    assert output.is_dir()
    server = open_server(desk, "127.0.0.1", 8100)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def get(server):
    def get(address):
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", address)
        answer = connection.getresponse()
        told = answer.status, answer.headers, answer.read()
        connection.close()
        return told

    return get


def test_page_gets_the_aids_and_the_file_stays_clean(get, output):
    """The script is in what is sent and in no file, so it can't be published."""
    _, _, body = get("/a/")

    assert b"/__preview/preview.js" in body
    assert body.endswith(b"</body></html>")
    assert "preview" not in (output / "a/index.html").read_text()


def test_file_that_is_still_made_is_waited_for(desk, outcomes, output, get):
    """A new picture's page is shown first; the picture follows unbroken."""
    staging = output.with_name("staging")

    def build(show, _saved):
        staging.mkdir()
        (staging / "index.html").write_text("<body>new</body>", encoding="utf-8")
        show(staging, GOOD)
        pictures.append(browser.submit(get, "/new.png"))
        assert b"new" in get("/")[2]
        write_if_different(str(staging / "new.png"), b"picture")
        output.rename(output.with_name("old"))
        staging.rename(output)
        return outcomes[0]

    pictures = []
    desk.rebuild = build
    with ThreadPoolExecutor() as browser:
        desk.build()

    assert pictures[0].result(timeout=10)[2] == b"picture"


def test_pages_with_a_late_mistake_are_withdrawn(desk, output, get):
    """A browser that shows them goes back to the last good page."""
    staging = output.with_name("staging")
    late = Rebuilt(
        diagnostics=(Diagnostic("content/articles/a.md", 3, "Broken.", "Mend."),)
    )

    def build(show, _saved):
        staging.mkdir()
        (staging / "index.html").write_text("<body>new</body>", encoding="utf-8")
        show(staging, GOOD)
        return late

    desk.rebuild = build
    desk.build()
    state = json.loads(get("/__preview/state.json?page=/")[2])

    assert b"index.html" in get("/")[2]
    assert state["withdrawn"] == [desk.name(v) for v in range(2, desk.version)]
    assert desk.latest.pages == GOOD.pages


AT_ONCE = PageAtOnce("/a/", b"<body>at once</body>")


def save_a(desk, build):
    """Save a page that can be shown before it is built."""
    desk.rebuild, desk.at_once = build, lambda _saved: (AT_ONCE, [])
    desk.build([desk.project / "content/articles/a.md"])


def test_saved_page_is_sent_before_the_build(desk, outcomes, output, get):
    """One page is new at once; the others are told when the site has them."""
    told = []

    def build(show, _saved):
        told.append(desk.wait(-1, 0))
        assert b"at once" in get("/a/")[2]
        assert b"index.html" in get("/")[2]
        (output / "a/index.html").write_bytes(AT_ONCE.html)
        show(output, GOOD)
        told.append(desk.wait(-1, 0))
        return outcomes[0]

    save_a(desk, build)

    assert (told[0].only, told[0].same) == ("/a/", {})
    assert (told[1].only, told[1].same) == ("", {"/a/": told[0].version})


def test_page_that_the_build_makes_otherwise_is_loaded_again(desk, outcomes, output):
    """What was shown at once is right only for a moment."""
    told = []

    def build(show, _saved):
        show(output, GOOD)
        told.append(desk.wait(-1, 0))
        return outcomes[0]

    save_a(desk, build)

    assert (told[0].only, told[0].same) == ("", {})


def test_a_mistake_is_told_before_the_build_and_mended_before_the_next(desk, get):
    """What is wrong in another file stays told meanwhile."""
    mine = Diagnostic("content/articles/a.md", 3, "Broken.", "Mend.")
    others = Diagnostic("content/articles/b.md", 1, "Broken, too.", "Mend.")
    told = []

    def build(_show, _saved):
        state = json.loads(get("/__preview/state.json?page=/a/")[2])
        told.append([mistake["problem"] for mistake in state["mistakes"]])
        return Rebuilt(diagnostics=tuple(left))

    article = desk.project / "content/articles/a.md"
    desk.rebuild = build
    left = []
    for found, at_once in (
        ([others], (None, [])),
        ([mine, others], (None, [mine])),
        ([mine], (None, [mine])),
        ([], (AT_ONCE, [])),
    ):
        left[:] = found
        desk.at_once = lambda _saved, at_once=at_once: at_once
        desk.build([article])

    assert told[1:] == [["Broken.", "Broken, too."], ["Broken.", "Broken, too."], []]
    assert desk.latest.works


def test_theme_of_a_bad_build_is_not_taken_for_the_last_one(desk):
    """A stylesheet that changed meanwhile must not come from the last output."""
    late = Rebuilt(
        diagnostics=(Diagnostic("content/articles/a.md", 3, "Broken.", "Mend."),)
    )
    article = desk.project / "content/articles/a.md"
    desk.rebuild = lambda _show, _saved: late
    desk.build([desk.project / "theme/css/base.css"])
    desk.build([article])
    assert not desk.theme_stands

    desk.rebuild = lambda _show, _saved: GOOD
    desk.build([article])
    desk.build([article])
    assert desk.theme_stands


def test_newer_save_ends_a_build_and_its_page_stays_shown(desk, get):
    """Until a build has it, also while another file's page is shown."""

    def give_up(_show, _saved):
        raise SupersededError

    pages = {"a.md": PageAtOnce("/a/", b"new a"), "b.md": PageAtOnce("/b/", b"new b")}
    desk.rebuild = give_up
    desk.at_once = lambda saved: (pages[next(iter(saved)).name], [])
    for name in pages:
        assert desk.build([desk.project / "content/articles" / name]) is None

    assert b"new a" in get("/a/")[2]
    assert b"new b" in get("/b/")[2]
    desk.rebuild, desk.at_once = lambda _show, _saved: GOOD, lambda _: (None, [])
    assert desk.build([desk.project / "theme/a.css"]) == GOOD
    assert b"new a" not in get("/a/")[2]


def test_files_named_by_their_content_are_kept_by_browsers(output, get):
    """A page that is loaded again needs no font or stylesheet again."""
    (output / "paper-0123456789.css").write_text("a{}", encoding="utf-8")

    assert get("/paper-0123456789.css")[1]["Cache-Control"].endswith("immutable")
    assert get("/a/")[1]["Cache-Control"] == "no-store"


def test_other_files_are_sent_as_they_are(get):
    """Addresses with spaces work, and only pages get the aids."""
    status, headers, body = get("/my%20site.css")

    assert (status, body) == (200, b"a{}")
    assert headers["Content-Type"] == "text/css; charset=utf-8"
    assert headers["Cache-Control"] == "no-store"


def test_folder_without_its_slash_is_redirected(get):
    """Links inside the page would lead elsewhere otherwise."""
    status, headers, _ = get("/a")

    assert (status, headers["Location"]) == (302, "/a/")


@pytest.mark.parametrize(
    "address",
    ["/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/%00", "/none"],
)
def test_nothing_outside_the_output_is_served(get, address):
    """What is not a page of the site is the site's own 404 page."""
    status, _, body = get(address)

    assert status == 404
    assert b"404.html" in body
    assert b"secret" not in body


@pytest.mark.parametrize("address", ["/es/none", "/es/none/", "/es/a/../none"])
def test_an_unknown_spanish_address_gets_the_spanish_page(get, address):
    """The preview answers as hosts do: in the language of the folder."""
    status, _, body = get(address)

    assert (status, b"es/404.html" in body) == (404, True)


def post(server, body, **headers):
    connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    connection.request("POST", "/__preview/files", body, headers)
    answer = connection.getresponse()
    told = answer.status, answer.read()
    connection.close()
    return told


@pytest.mark.parametrize(
    ("origin", "kind", "status"),
    [
        ("http://127.0.0.1:{}", "application/json", 200),
        ("http://evil.example", "application/json", 403),
        ("http://127.0.0.1:{}", "text/plain", 403),
        ("", "application/json", 403),
    ],
)
def test_only_our_own_page_may_write_files(server, desk, origin, kind, status):
    """Another site open in the same browser can't reach the author's files."""
    desk.admin = SimpleNamespace(files=LocalFiles(desk.project))
    headers = {"Origin": origin.format(server.server_port), "Content-Type": kind}

    assert post(server, '{"action": "info"}', **headers)[0] == status


def test_editor_is_off_unless_asked_for(get, server):
    """Without --admin there is no /admin/, and nothing that writes."""
    origin = f"http://127.0.0.1:{server.server_port}"
    headers = {"Origin": origin, "Content-Type": "application/json"}

    assert get("/admin/")[0] == 404
    assert post(server, '{"action": "info"}', **headers)[0] == 403


def test_redirect_never_leads_to_another_host(get):
    """Two slashes at the start would be another host to a browser."""
    status, headers, _ = get("//a")

    assert (status, headers["Location"]) == (302, "/a/")


def test_no_build_yet_says_so(get, output):
    """Before the first good build there is a page that waits for it."""
    for file in output.rglob("*.html"):
        file.unlink()
    _, _, body = get("/")

    assert b"No such page yet" in body
    assert b"/__preview/preview.js" in body


def state(get, page):
    return json.loads(get(f"/__preview/state.json?page={page}")[2])


def test_drafts_are_listed(get):
    """An author finds what visitors can't see."""
    told = state(get, "/drafts/b/")

    assert told["page"]["state"] == "draft"
    assert told["unseen"] == [
        {
            "address": "/drafts/b/",
            "title": "B",
            "state": "draft",
            "date": "",
            "source": "content/articles/b.md",
        }
    ]


def test_notes_of_a_page_carry_their_words(get, desk, outcomes):
    """A note knows the words of its line as readers see them."""
    file = desk.project / "content" / "articles" / "a.md"
    file.parent.mkdir(parents=True)
    file.write_text("x\n- A **strong** [link](/x/) [@key].\n", encoding="utf-8")
    path = "content/articles/a.md"
    note = Diagnostic(path, 2, "Too “strong”.", "Soften it.", level="warning")
    other = Diagnostic("content/x.md", 1, "Other.", "Mend.", level="warning")
    outcomes[:] = [Rebuilt(diagnostics=(note, other), pages=GOOD.pages)]
    desk.build()
    told = state(get, "/a/")

    assert told["notes"] == [
        {
            "path": path,
            "line": 2,
            "problem": "Too “strong”.",
            "fix": "Soften it.",
            "words": "A strong link .",
        }
    ]
    assert (told["others"], told["mistakes"]) == (1, [])


def test_failed_build_keeps_what_is_known_of_the_pages(get, desk, outcomes):
    """Mistakes come with the last good site, not instead of it."""
    wrong = Diagnostic("content/articles/a.md", 3, "Wrong.", "Right it.")
    outcomes[:] = [Rebuilt(diagnostics=(wrong,))]
    desk.build()
    told = state(get, "/a/")

    assert told["mistakes"] == [
        {
            "path": "content/articles/a.md",
            "line": 3,
            "problem": "Wrong.",
            "fix": "Right it.",
        }
    ]
    assert told["page"]["source"] == "content/articles/a.md"


def test_browsers_hear_of_each_build(server, desk):
    """Every open tab is told at once when there is something new."""
    connections, answers = [], []
    for _ in range(3):
        connection = HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", "/__preview/events")
        connections.append(connection)
        answers.append(connection.getresponse())
    first = {answer.readline() for answer in answers}
    assert {answer.readline() for answer in answers} == {b"\n"}
    desk.build()
    second = {answer.readline() for answer in answers}
    for entry in [*answers, *connections]:
        entry.close()

    assert len(first) == len(second) == 1
    assert first != second


def test_port_in_use_means_the_next_one(server, desk):
    """A second preview, or another program, is no obstacle."""
    other = open_server(desk, "127.0.0.1", server.server_port)
    other.server_close()

    assert other.server_port > server.server_port


def test_no_free_port_is_one_sentence(desk, monkeypatch):
    """When all are taken, the author is told what to type."""
    monkeypatch.setattr("preview.server.PORTS_TO_TRY", 1)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(NoPortError, match="Try another, such as --port 9000"):
            open_server(desk, "127.0.0.1", port)


def test_host_that_is_not_ours_is_one_sentence(desk):
    """A mistyped address is told without a traceback."""
    with pytest.raises(NoPortError, match=r"192\.0\.2\.1 can't be used"):
        open_server(desk, "192.0.2.1", 8100)
