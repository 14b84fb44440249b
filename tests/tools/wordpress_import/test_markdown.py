"""HTML of unknown origin comes out as the Markdown an author would write."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from markdown import Markdown

from wordpress_import.markdown import Writer
from wordpress_import.shortcodes import plain_html


class Open:
    """Pointers of a site where every link and picture exists."""

    def link(self, address):
        return address

    def picture(self, address):
        return f"../images/{address.rpartition('/')[2]}"


def markdown(body, *, attachments=None, notes=None):
    told = [] if notes is None else notes
    body, classic = plain_html(body, attachments or {}, told.append)
    return Writer(Open(), told.append, classic=classic).write(body)


def words(rendered):
    return " ".join(html.fromstring(f"<div>{rendered}</div>").text_content().split())


EXAMPLES = {
    "paragraphs of the classic editor": ("One.\n\nTwo.", "One.\n\nTwo.\n"),
    "an address in lines": ("1 Main St\nTown", "1 Main St  \nTown\n"),
    "bold with a space inside": ("<b>so </b>good", "**so** good\n"),
    "bold cut in two": ("<b>good</b><b>ness</b>", "**goodness**\n"),
    "headings start at two and never jump": (
        "<h1>A</h1><h4>B</h4><h3>C</h3>",
        "## A\n\n### B\n\n### C\n",
    ),
    "a list in a list": (
        "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>",
        "- A\n    - B\n- C\n",
    ),
    "two kinds of list in a row": (
        "<ul><li>A</li></ul><ol><li>B</li></ol>",
        "- A\n\n<!-- -->\n\n1. B\n",
    ),
    "a link": (
        '<a href="https://x.example/a b">Go</a>',
        "[Go](https://x.example/a%20b)\n",
    ),
    "a table": (
        "<table><tr><th>A</th><th>B|C</th></tr><tr><td>1</td><td>2</td></tr></table>",
        "| A | B\\|C |\n| --- | --- |\n| 1 | 2 |\n",
    ),
    "a caption of the classic editor": (
        '[caption id="x"]<a href="b"><img src="a.jpg" alt="A"/></a> Text[/caption]',
        "/// figure | Text\n\n![A](../images/a.jpg)\n\n///\n",
    ),
    "a caption of the block editor": (
        """<!-- wp:image {"id":3} --><figure><img src="a.jpg" alt="A"/>
        <figcaption>Text <em>here</em></figcaption></figure><!-- /wp:image -->""",
        "/// figure | Text here\n\n![A](../images/a.jpg)\n\n///\n",
    ),
    "a quote": ("<blockquote><p>A</p><p>B</p></blockquote>", "> A\n>\n> B\n"),
    "code": ("<pre>  a\n    b</pre>", "    a\n      b\n"),
    "a smiley": ('Hi <img src="s.gif" class="wp-smiley" alt=":)">', "Hi :)\n"),
    "words in brackets": ("He said [sic] so [1].", "He said \\[sic\\] so \\[1\\].\n"),
    "no words at all": ("<!-- wp:spacer --><div></div><!-- /wp:spacer -->", ""),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_converts_as_an_author_would_write(name):
    """Each common piece of WordPress becomes plain Markdown."""
    body, wanted = EXAMPLES[name]

    assert markdown(body) == wanted


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("[contact-form-7 id=1]", "The shortcode [contact-form-7] needs a plugin"),
        ("<form><input></form>", "A form was left out"),
        ('[gallery ids="7,8"]', "A gallery names no picture"),
        ('<!-- wp:block {"ref":9} /-->', "A reusable block stood here"),
        ("<table><tr><td colspan=2>a</td></tr></table>", "A table with joined"),
        ('<img src="a.jpg">', "The picture ../images/a.jpg has no alt text"),
        ('<iframe src="//www.youtube.com/embed/x"></iframe>', "a link stands"),
    ],
)
def test_tells_what_could_not_be_kept(body, told):
    """Nothing is lost in silence."""
    notes = []
    markdown(body, notes=notes)

    assert any(told in note for note in notes), notes


def test_embedded_video_becomes_a_link():
    """A video of another site is linked, never embedded."""
    body = (
        '<!-- wp:embed {"url":"https://youtu.be/x"} --><figure><div>\n'
        "https://youtu.be/x\n</div></figure><!-- /wp:embed -->"
    )

    assert markdown(body) == "[Open this on youtu.be](https://youtu.be/x)\n"


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>Hello",
        "<p onclick=alert(1)>Hello</p>",
        "<b><script>alert(1)</script>Hello</b>",
        "<h2><style>x{}</style>Hello</h2>",
        "<svg onload=alert(1)><script>1</script></svg>Hello",
        "&lt;script&gt;alert(1)&lt;/script&gt;Hello",
        "<textarea><script>alert(1)</script></textarea>Hello",
        "<x-unknown>Hello</x-unknown>",
    ],
)
def test_no_html_comes_through(body):
    """Whatever stood in the old site, no element reaches ours but Markdown's own."""
    rendered = Markdown().convert(markdown(body))
    tags = set(re.findall(r"<(\w+)", rendered))

    assert tags <= {"p", "strong", "h2"}
    assert "Hello" in rendered


@pytest.mark.parametrize("name", ["script", "style", "noscript", "template"])
def test_code_does_not_become_words(name):
    """What browsers never showed is not in the text either."""
    body = f"<p>Before</p><{name}>zanzibar(1)</{name}><p>After</p>"

    assert markdown(body) == "Before\n\nAfter\n"


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=60))
def test_words_survive_the_round_trip(text):
    """Any plain words read the same on our site, however much like markup."""
    body = f"<p>{text.replace('&', '&amp;').replace('<', '&lt;')}</p>"
    written = Writer(Open(), print, classic=False).write(body)

    assert words(Markdown().convert(written)) == words(body)


@given(st.text(alphabet="<>/abph1 ulioem\"='[]*_#-\n&;!x", max_size=80))
def test_no_input_breaks_it(body):
    """Broken HTML and half a shortcode are read as well as they can be."""
    rendered = Markdown().convert(markdown(body))

    assert "<script" not in rendered
