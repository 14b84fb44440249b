"""Files follow what a moderator decided in the receiver, and nothing else."""

import subprocess
import sys
from datetime import UTC, datetime
from io import BytesIO
from urllib.parse import urlencode

import pytest
from isso import config
from isso.db import SQLite3
from isso.db.preferences import Preferences
from tests.conftest import PYTHONPATH, ROOT

from comments.database import UnreadableDatabaseError
from comments.importing import bring_in
from comments.server import application, write_settings

ACCEPTED, WAITING, DELETED = 1, 2, 4  # as isso/db/comments.py has them
PLACE = "/articles/sleep/"
FROM_STAFF = "---\nname: Ann Author\ndate: 2026-11-03\npractice: true\n---\n\nWords.\n"


class Receiver:
    """Isso as `./run comments` sets it up, with the site's files beside it."""

    def __init__(self, folder, content):
        self.content, self.path = content, folder / "comments.db"
        # Isso makes its secret when it is imported; each server has its own.
        Preferences.defaults = [("session-key", folder.name * 8)]
        self.app = application(
            write_settings(folder, "https://www.example.com", 8080),
            "https://www.example.com",
        )
        self.isso = SQLite3(str(self.path), config.load(config.default_file()))

    def send(self, page=PLACE, **fields):
        """Send the site's form as a browser does; return the answer's status."""
        sent = []
        fields = {"page": page, "name": "Pat", "seconds": "9", **fields}
        form = urlencode(fields).encode()
        environ = {
            "PATH_INFO": "/comment",
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(form)),
            "REMOTE_ADDR": f"198.51.{self.count()}.7",
            "HTTP_HOST": "127.0.0.1:8080",
            "HTTP_ORIGIN": "https://www.example.com",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8080",
            "wsgi.url_scheme": "http",
            "wsgi.input": BytesIO(form),
        }
        list(self.app(environ, lambda status, _headers: sent.append(status)))
        return sent[0]

    def count(self):
        return self.isso.execute("SELECT count(*) FROM comments").fetchone()[0]

    def approve(self, number):
        self.isso.comments.activate(number)

    def delete(self, number):
        self.isso.comments.delete(number)

    def bring_in(self):
        return list(bring_in(self.path, self.content))

    def files(self):
        return {
            path.stem: path.read_text()
            for path in sorted(self.content.rglob("comments/*/*.md"))
        }


@pytest.fixture
def content(site, article):
    """A site with two articles, one with a comment of staff."""
    site.write({"articles/sleep.md": article(), "articles/walk.md": article()})
    site.write({"comments/sleep/1.md": FROM_STAFF})
    return site.root / "content"


@pytest.fixture
def receiver(tmp_path, content):
    return Receiver(tmp_path / "first", content)


def test_what_nobody_approved_stays_in_the_queue(receiver):
    """Of an approved, a waiting and a deleted comment, one becomes a file."""
    for mode in (ACCEPTED, WAITING, DELETED):
        assert receiver.send(comment=f"Words in state {mode}").startswith("303")
        receiver.isso.execute("UPDATE comments SET mode = ? WHERE id = ?", [mode, mode])
    # Isso has no third one: its modes are 1, 2 and 4.
    receiver.isso.execute("UPDATE comments SET mode = 4 WHERE id = 3")

    (told,) = receiver.bring_in()

    assert told.startswith("content/comments/sleep/isso-")
    assert told.endswith(".md is new.")
    (name,) = receiver.files().keys() - {"1"}
    assert f"Words in state {ACCEPTED}" in receiver.files()[name]
    assert receiver.bring_in() == []


def test_an_answer_goes_to_the_comment_that_the_visitor_chose(receiver, site):
    """A comment of staff, one of Isso and an answer are answered alike."""
    receiver.send(comment="To staff", reply_to="1")
    receiver.approve(1)
    receiver.bring_in()
    (first,) = receiver.files().keys() - {"1"}
    receiver.send(comment="To the answer", reply_to=first)
    receiver.send(comment="To nobody here", reply_to="../../walk/1")
    receiver.approve(2)
    receiver.approve(3)
    receiver.bring_in()

    of_text = {
        text.split("\n\n")[1].strip(): text for text in receiver.files().values()
    }
    assert "reply_to: '1'" in of_text["To staff"]
    assert f"reply_to: {first}" in of_text["To the answer"]
    assert "reply_to" not in of_text["To nobody here"]
    assert site.build().good


def test_a_deleted_comment_leaves_the_site_and_answers_stand_alone(receiver, site):
    """Whoever asks for deletion gets it, and the build goes on."""
    receiver.send(comment="Please forget me")
    receiver.approve(1)
    receiver.bring_in()
    (first,) = receiver.files().keys() - {"1"}
    receiver.send(comment="An answer", reply_to=first)
    receiver.approve(2)
    site.write(
        {
            "comments/sleep/2.md": FROM_STAFF.replace(
                "---\n\n", f"reply_to: {first}\n---\n\n"
            )
        }
    )
    receiver.bring_in()
    assert site.build().good

    receiver.delete(1)
    told = receiver.bring_in()

    assert first not in receiver.files()
    assert len([line for line in told if "stands alone now" in line]) == 2
    assert site.build().good
    html = (site.output / "articles/sleep/index.html").read_text()
    assert "Please forget me" not in html
    assert "An answer" in html


def test_a_deleted_comment_leaves_wherever_its_file_was_moved(receiver):
    """An article that was renamed takes its comments along; a deletion follows."""
    receiver.send(comment="Words")
    receiver.approve(1)
    receiver.bring_in()
    folder = receiver.content / "comments"
    (folder / "sleep").rename(folder / "walk")

    assert receiver.bring_in() == []
    receiver.delete(1)
    receiver.bring_in()

    assert list(receiver.files()) == ["1"]


def test_a_number_given_again_is_another_comment(receiver):
    """Isso reuses the number of the comment deleted last; the words don't mix."""
    receiver.send(comment="The first words")
    receiver.approve(1)
    receiver.bring_in()
    receiver.delete(1)
    receiver.send(comment="The second words")
    receiver.isso.execute("UPDATE comments SET created = created + 5")
    receiver.approve(1)

    receiver.bring_in()

    everything = "".join(receiver.files().values())
    assert "The second words" in everything
    assert "The first words" not in everything


def test_a_new_database_deletes_and_mixes_nothing(receiver, tmp_path):
    """A receiver that is set up anew counts from 1; what is published stays."""
    receiver.send(comment="Of the first database")
    receiver.approve(1)
    receiver.bring_in()
    before = receiver.files()
    second = Receiver(tmp_path / "second", receiver.content)

    (told,) = second.bring_in()
    assert told.startswith("Of the site's comments, 1 came from another database")
    assert second.files() == before

    second.send(comment="Of the second database")
    second.approve(1)
    second.bring_in()
    second.delete(1)
    second.bring_in()
    assert second.files() == before


@pytest.mark.parametrize(
    ("made", "said"),
    [
        (None, "There is no file"),
        (b"", "is no database of comments"),
        (b"text " * 1000, "is no database of comments"),
        ("cut", "is no database of comments"),
    ],
)
def test_what_is_no_database_is_one_sentence(receiver, tmp_path, made, said):
    """A mistyped name, an empty file and half a copy delete nothing."""
    receiver.send(comment="Words " * 400)
    receiver.approve(1)
    receiver.bring_in()
    before = receiver.files()
    path = tmp_path / "other.db"
    if made is not None:
        cut = receiver.path.read_bytes()[:5000] if made == "cut" else made
        path.write_bytes(cut)

    with pytest.raises(UnreadableDatabaseError) as error:
        list(bring_in(path, receiver.content))
    assert said in str(error.value)
    assert str(error.value).endswith("Nothing was changed.")
    assert receiver.files() == before
    done = subprocess.run(
        [sys.executable, "-m", "comments", "--database", path],
        cwd=ROOT, env={"PYTHONPATH": PYTHONPATH}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, f"{error.value}\n")


def test_a_comment_on_an_unknown_page_is_told(receiver):
    """What a moderator approved never vanishes without a word."""
    receiver.send(page="/articles/gone/", comment="Words")
    receiver.approve(1)

    (told,) = receiver.bring_in()

    assert "it is about '/articles/gone/', which is no article of this site" in told


def test_a_comment_has_the_practice_s_day(receiver):
    """What was written in Denver's evening is not dated tomorrow."""
    evening = datetime(2026, 11, 4, 2, 30, tzinfo=UTC)
    receiver.send(comment="Words")
    receiver.isso.execute("UPDATE comments SET created = ?", [evening.timestamp()])
    receiver.approve(1)
    receiver.bring_in()

    (name,) = receiver.files().keys() - {"1"}
    assert "date: 2026-11-03" in receiver.files()[name]
