# ruff: noqa: E501 - one mistake a line reads better
"""Approved comments are shown; bad files and hostile words do no harm."""

import json
import re
from configparser import ConfigParser
from io import BytesIO
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st
from isso.views.comments import isurl
from lxml import html as lxml_html

from comments.names import clean_name, clean_text, could_pass_for
from comments.reader import TAGS, comment_html
from comments.receiver import FormDoor
from comments.server import spoken, write_settings

FOLDER = "comments/x"
RECEIVER = "content/practice/practice.toml"


def comment(text="Words.", **fields):
    front = {"name": "Pat Placeholder", "date": "2026-11-03"} | fields
    lines = "\n".join(f"{name}: {value}" for name, value in front.items())
    return f"---\n{lines}\n---\n\n{text}\n"


@pytest.fixture
def page(site, article):
    """A function that builds an article with comments and returns its page."""

    def built(*comments, receiver="", lang="", **changes):
        path = site.root / RECEIVER
        text = re.sub(
            r'receiver = "[^"]*"', f'receiver = "{receiver}"', path.read_text()
        )
        path.write_text(text)
        files = {f"{FOLDER}/{n}.md": entry for n, entry in enumerate(comments, 1)}
        file = f"{lang}/articles/x.md".lstrip("/")
        site.write({file: article(**changes), **files})
        outcome = site.build()
        assert outcome.good, outcome
        folder = "es/articulos" if lang else "articles"
        return (site.output / folder / "x" / "index.html").read_text()

    return built


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"comments/y/1.md": comment()}, "content/comments/y/1.md:1: There is no article “y” for this comment."),
        ({f"{FOLDER}/1.md": comment(reply_to=9)}, "content/comments/x/1.md:4: It answers “9”, which is not in this folder."),
        ({f"{FOLDER}/1.md": comment(reply_to=1)}, "content/comments/x/1.md:4: It answers itself"),
        ({f"{FOLDER}/1.md": comment("")}, "content/comments/x/1.md:5: The comment is empty."),
        ({f"{FOLDER}/1.md": comment("a" * 10_001)}, "The comment has 10,00"),
        ({f"{FOLDER}/1.md": comment(email="a@example.com")}, "content/comments/x/1.md:4: “email” is not a field of a comment."),
        ({f"{FOLDER}/1.md": comment(date="soon")}, "content/comments/x/1.md:3: “date: soon” is not a date"),
        ({f"{FOLDER}/1.md": "No front matter"}, "content/comments/x/1.md:1: The file does not start with front matter."),
    ],
)  # fmt: skip
def test_bad_comment_file_is_one_sentence(site, article, files, said):
    """What is wrong with a comment file is said once, with file and line."""
    (diagnostic,) = site.diagnostics({"articles/x.md": article(), **files})

    assert diagnostic.startswith(said) or said in diagnostic


def test_comments_that_answer_each_other_are_both_named(site, article):
    """A circle of replies has no first comment."""
    files = {
        f"{FOLDER}/1.md": comment(reply_to=2),
        f"{FOLDER}/2.md": comment(reply_to=1),
    }

    assert len(site.diagnostics({"articles/x.md": article(), **files})) == 2


def test_replies_stand_below_what_they_answer_with_badge_and_date(page):
    """A thread keeps its order, whatever the files are called."""
    html = page(
        comment("First question"),
        comment("Our answer", name="Ann Author", reply_to=1, practice="true"),
        comment("Second question", date="2026-11-01"),
    )
    tree = lxml_html.fromstring(html)
    top = tree.xpath("//section[@aria-labelledby='comments']/ol/li")

    assert [entry.get("id") for entry in top] == ["comment-3", "comment-1"]
    (reply,) = top[1].xpath("./ol/li")
    assert "Our answer" in reply.text_content()
    assert "From the practice" in reply.text_content()
    assert "November 3, 2026" in top[1].text_content()
    assert "From the practice" not in top[0].text_content()


def test_without_a_receiver_there_is_no_form(page):
    """Comments are off until something receives them; old ones are still shown."""
    html = page(comment("Old words"), receiver="")

    assert "Old words" in html
    assert "comment-form" not in html
    assert "Leave a comment" not in html


def test_without_comments_and_receiver_there_is_nothing(page):
    """No empty heading promises a talk that cannot happen."""
    assert 'id="comments"' not in page()


def test_an_article_closes_its_comments(page):
    """`comments: closed` takes the form away and says so."""
    html = page(
        comment(), receiver="https://comments.example.com/comment", comments="closed"
    )

    assert "Comments on this article are closed." in html
    assert "comment-form" not in html


def test_the_form_keeps_its_promises_in_words(page):
    """It says what is published, marks what may be left out, warns about health."""
    html = page(receiver="https://comments.example.com/comment")
    (form,) = lxml_html.fromstring(html).forms[-1:]

    assert form.action == "https://comments.example.com/comment"
    assert form.fields["page"] == "/articles/x/"
    assert "Your email address is never published" in html
    assert "do not write about your own health" in html
    assert form.inputs["email"].get("required") is None
    assert form.inputs["name"].get("required") is not None


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![pixel](https://evil.example/p.png)",
        "[press](javascript:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        '<a href="x" style="position:fixed">over all</a>',
        "<!-- --><svg/onload=alert(1)>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "`<script>`\n\n    <script>alert(1)</script>",
        "# Huge heading\n\n***\n\n| a | b |\n|---|---|",
        "</section></article><form action=https://evil.example><input name=password>",
        '[x](https://a.example "onclick=alert(1)")',
        "\\<script>alert(1)\\</script>",
    ],
)
def test_hostile_words_are_shown_as_words(text):
    """Nothing a stranger writes becomes more than plain text and links."""
    tree = lxml_html.fragment_fromstring(comment_html(text), create_parent="div")

    assert {element.tag for element in tree.iterdescendants()} <= TAGS
    for element in tree.iterdescendants():
        assert set(element.attrib) <= {"href", "rel"}
        assert element.get("href", "https:").startswith(("https:", "http:"))


@pytest.mark.parametrize(
    ("written", "shown"),
    [("Use `<b>`.", "Use <b>."), ("a < b & c", "a < b & c"), ("<i>x</i>", "<i>x</i>")],
)
def test_signs_of_code_are_shown_as_they_were_typed(written, shown):
    """Nobody reads &lt; for <, in code or outside."""
    html = comment_html(written)

    assert lxml_html.fragment_fromstring(html).text_content() == shown


@given(st.text(max_size=300))
def test_any_text_at_all_is_harmless(text):
    """Whatever is written, only the allowed elements come out."""
    tree = lxml_html.fragment_fromstring(comment_html(text), create_parent="div")

    assert {element.tag for element in tree.iterdescendants()} <= TAGS
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200e\u200f]", comment_html(text))


def test_direction_tricks_and_towers_of_marks_are_taken_out():
    """Text cannot run backward, hide letters or climb over the page."""
    tricked = "safe\u202egnp.exe\u2066 zero\u200bwidth \x07bell Z" + "\u0301" * 50

    cleaned = clean_text(tricked)

    assert cleaned.startswith("safegnp.exe zerowidth bell ")
    assert len(cleaned) < 40


def test_names_are_one_short_line():
    """A name cannot be a novel, and cannot bring lines of its own."""
    assert (
        clean_name("Pat\n\nPlaceholder " + "x" * 500)
        == ("Pat Placeholder " + "x" * 500)[:60]
    )


@pytest.mark.parametrize(
    "name",
    ["Ann Author", "ANN AUTHOR, PT", "Аnn Аuthor", "Ann\u200b Author", "Ánn Authör", "Dr. Ann-Author"],
)  # fmt: skip
def test_names_that_could_pass_for_ours_are_marked(name):
    """Capitals, accents and letters of other scripts do not help an impostor."""
    assert could_pass_for(clean_name(name), ["Ann Author"])
    assert not could_pass_for("Anna", ["Ann Author"])


def test_an_impostor_is_shown_as_a_visitor(page):
    """A visitor with a therapist's name gets no badge, and is called a visitor."""
    html = page(comment(name="Ann Author"))

    assert "(visitor)" in html
    assert "From the practice" not in html


@pytest.mark.parametrize(
    ("named", "thanks"),
    [
        ("", "/comment-received/"),
        ("/es/comentario-recibido/", "/es/comentario-recibido/"),
        ("/ar/shukran/", "/ar/shukran/"),
        ("//elsewhere.example/", "/comment-received/"),
        ("@elsewhere.example/", "/comment-received/"),
        ("https://elsewhere.example/", "/comment-received/"),
        ("/a/\r\nSet-Cookie: a=b", "/comment-received/"),
    ],
)
def test_visitor_is_thanked_by_the_page_that_the_form_names(named, thanks):
    """The thanks are a page of this site, whatever a form says."""
    form = {"page": "/articles/sleep/", "comment": "Gracias", "seconds": "9"}
    sent, _ = send(urlencode(form | {"next": named}))

    assert sent["Location"] == f"https://www.example.com{thanks}"


def test_the_form_names_the_page_that_thanks_in_its_language(page, site):
    """A page without a translation thanks in the main language."""
    thanks = "---\ntitle: T\ndescription: We read each comment before it is shown, so it may take a few workdays.\nstatus: hidden\n{}---\n\nThanks.\n"
    translated = thanks.format("translates: comment-received\n")
    site.write({"pages/comment-received.md": thanks.format("")})
    receiver = "https://comments.example.com/comment"
    named = '<input type="hidden" name="next" value="{}">'

    assert named.format("/comment-received/") in page(receiver=receiver)
    article = page(receiver=receiver, translates="x", lang="es")
    assert named.format("/comment-received/") in article
    site.write({"es/pages/gracias.md": translated})
    article = page(receiver=receiver, translates="x", lang="es")
    assert named.format("/es/gracias/") in article


def test_refusals_speak_every_language_with_a_catalog(tmp_path):
    """A language that Babel knows or not, from left to right or from the right."""
    words = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8"\n\n'
    words += 'msgid "The comment was empty."\nmsgstr "{}"\n'
    for code, said in {"ar": "التعليق فارغ.", "hmn": "Tsis muaj lus."}.items():
        (tmp_path / f"{code}.po").write_text(words.format(said), encoding="utf-8")
        form = urlencode({"page": f"/{code}/articles/sleep/", "comment": ""})
        sent, _ = send(form, speeches=spoken(tmp_path))

        direction = "rtl" if code == "ar" else "ltr"
        assert f'<html lang="{code}" dir="{direction}">' in sent["body"]
        assert said in sent["body"]


@pytest.mark.parametrize(
    "spam", [{"seconds": "2"}, {"website": "https://spam.example"}]
)
def test_programs_are_thanked_and_not_passed_on(spam):
    """What writes too quickly, or into the trap, learns nothing and reaches nobody."""
    form = {"page": "/articles/sleep/", "comment": "Buy", "seconds": "9", **spam}
    sent, isso = send(urlencode(form))

    assert sent["status"] == "303 See Other"
    assert isso.asked == []


@pytest.mark.parametrize(
    "odd", ["isso-²", "isso-" + "9" * 5_000, "isso--1", "isso-", "x"]
)
def test_an_odd_number_is_no_number(odd):
    """A program that writes nonsense into the form's numbers breaks nothing."""
    form = {"page": "/articles/sleep/", "comment": "Yes", "reply_to": odd}
    sent, isso = send(urlencode(form | {"seconds": odd.removeprefix("isso-")}))

    assert sent["status"] == "303 See Other"
    assert len(isso.asked) == 1


def test_a_form_that_is_far_too_large_is_not_even_read():
    """A flood of bytes beside a short comment costs us nothing."""
    sent, isso = send(urlencode({"comment": "Hi", "title": "x" * 70_000}))

    assert sent["status"] == "400 Bad Request"
    assert isso.asked == []


@pytest.mark.parametrize("name", ["7", "isso-3fa91c-7-6a", "from pat & josé"])
def test_a_reply_reaches_isso_with_the_place_of_what_it_answers(name):
    """Isso knows its own comments only; the moderator can follow the address."""
    form = {"page": "/articles/sleep/", "comment": "Yes", "reply_to": name}
    _, isso = send(urlencode(form))

    place = f"https://www.example.com/articles/sleep/#comment-{quote(name)}"
    assert [(entry["text"], entry["website"]) for entry in isso.asked] == [
        ("Yes", place)
    ]
    assert isurl(place)


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"page": "/articles/sleep/", "comment": " "}, "The comment was empty. Go back to change it."),
        ({"page": "/articles/sleep/", "comment": "x" * 3_001}, "The comment was too long. Go back"),
        ({"page": "/articles/sleep/", "comment": "x" * 70_000}, "The comment was too long. Go back"),
        ({"page": "/es/articulos/dormir/", "comment": ""}, "El comentario estaba vacío. Regrese para cambiarlo."),
        ({"page": "/es/articulos/dormir/", "comment": "x" * 70_000}, "El comentario era demasiado largo."),
        ({"page": "/es/articulos/dormir/", "comment": "no"}, "No pudimos recibir el comentario en este momento."),
        ({"page": "/xx/a/", "comment": "no"}, "The comment could not be taken just now."),
    ],
)  # fmt: skip
def test_a_refusal_says_why_in_the_visitor_s_language(form, said):
    """Who cannot comment is told so in words; what is far too large is not read."""
    lang = "es" if form["page"].startswith("/es/") else "en"
    sent, isso = send(urlencode(form), language=f"{lang}-US,{lang};q=0.9")

    assert sent["status"].startswith("4")
    assert f'<html lang="{lang}" dir="ltr">' in sent["body"]
    assert said in sent["body"]
    assert [entry["text"] for entry in isso.asked] == (
        ["no"] if form["comment"] == "no" else []
    )


@pytest.mark.parametrize("body", [b"comment=%ff%fe", b"comment=\xff", b"page=/a/"])
def test_a_form_that_is_no_text_is_refused(body):
    """Bytes that are no UTF-8 end in a sentence, not in an error of ours."""
    sent, _ = send(body)

    assert sent["status"] in {"400 Bad Request", "303 See Other"}


class Isso:
    """Takes comments as Isso does; refuses the text “no”."""

    def __init__(self):
        self.asked = []

    def __call__(self, environ, start):
        self.asked.append(json.load(environ["wsgi.input"]))
        start("403 Forbidden" if self.asked[-1]["text"] == "no" else "202 Accepted", [])
        return [b""]


def send(form, language="en", speeches=None):
    """Post a form to the door; give its answer, and Isso with what it was asked."""
    form = form.encode() if isinstance(form, str) else form
    sent, isso = {}, Isso()
    body = FormDoor(isso, "https://www.example.com", speeches or spoken())(
        {
            "PATH_INFO": "/comment",
            "REQUEST_METHOD": "POST",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(form)),
            "HTTP_ACCEPT_LANGUAGE": language,
            "wsgi.input": BytesIO(form),
        },
        lambda status, headers: sent.update(headers, status=status),
    )
    return sent | {"body": b"".join(body).decode()}, isso


def test_the_queue_is_moderated_and_its_password_is_for_nobody_else(tmp_path):
    """Nothing is shown before staff approve it, and only they can."""
    path = write_settings(tmp_path / "isso", "https://www.example.com", 8080)
    settings = ConfigParser()
    settings.read_string(path.read_text(encoding="utf-8"))

    assert settings["moderation"]["enabled"] == "true"
    assert len(settings["admin"]["password"]) > 12
    assert path.stat().st_mode & 0o077 == 0


def test_links_of_strangers_are_marked_as_theirs():
    """Search engines give a spammer nothing for a link."""
    html = comment_html("See [this](https://example.com/x).")

    assert 'rel="nofollow ugc noopener"' in html


def test_direction_tricks_are_taken_out_of_what_is_shown():
    """A comment cannot turn the words after it around."""
    assert "\u202e" not in comment_html("Take \u202e this")


def test_comments_of_one_day_stand_in_the_order_they_were_given(page):
    """The tenth comes after the ninth, not after the first."""
    html = page(*(comment(f"Words {number}.") for number in range(1, 12)))

    assert re.findall(r"Words (\d+)\.", html) == [str(n) for n in range(1, 12)]
