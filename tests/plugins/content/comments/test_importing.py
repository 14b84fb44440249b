"""Only what a moderator approved leaves the receiver's own database."""

from isso import config
from isso.db import SQLite3

from comments.importing import bring_in

ACCEPTED, WAITING, DELETED = 1, 2, 4  # as isso/db/comments.py has them
PLACE = "/articles/sleep/"


def test_what_nobody_approved_stays_in_the_queue(tmp_path):
    """Of an approved, a waiting and a deleted comment, one becomes a file."""
    content, queue = tmp_path / "content", tmp_path / "queue.db"
    database = SQLite3(str(queue), config.load(config.default_file()))
    (content / "articles").mkdir(parents=True)
    (content / "articles" / "sleep.md").write_text("An article.")
    database.threads.new(PLACE, "Sleep")
    for mode in (ACCEPTED, WAITING, DELETED):
        sent = {"mode": mode, "text": f"Words in state {mode}", "remote_addr": ""}
        database.comments.add(PLACE, sent)

    told = list(bring_in(queue, content))

    assert told == ["content/comments/sleep/isso-1.md is new."]
    (file,) = content.glob("comments/*/*")
    assert f"Words in state {ACCEPTED}" in file.read_text()
