"""What Markdown did not become is told at its line, with the right form."""

import pytest
from pelicanconf import MARKDOWN

from content_model.reader import ContentMarkdown

NOTES = [
    ("One.\n\nA **bold word here", 3, "**bold word here” shows its stars", "**words**"),
    ("** bold **", 1, "shows its stars", "**words**"),
    ("__bold", 1, "shows its lines", "**words**"),
    ("a *note", 1, "shows a star", "*words*"),
    ("a\n[the signs] (/signs/)", 2, "no link, because a space", "[words](/signs/)"),
    ("[signs]\n(/signs/)", 1, "no link, because a space", "[words](/signs/)"),
    ("![alt] (x.jpg)", 1, "no link, because a space", "[words](/signs/)"),
    ("(the signs)[/signs/]", 1, "the wrong way round", "[words](/signs/)"),
    ("[words](/signs/", 1, "its ) is missing", "[words](/signs/)"),
    ("[words][id]", 1, "address is missing", "[words](/signs/)"),
    ("[[Signs]]", 1, "is no link", "[words](/signs/)"),
    ("Words.[^1]", 1, "a footnote of another program", "[@key]"),
    ("[@hayden", 1, "a source without its ]", "[@key]"),
    ("(@hayden)", 1, "is no source", "[@key]"),
    ("Call {practice:telephone", 1, "a fact without its }", "{practice:name}"),
    ("One.\n\n• a\n• b", 3, "“• a” is no mark of a list", "“- ”"),
    ("a. x\nb. y", 1, "“a. x” is no mark of a list", "“- ”"),
    ("i. x\nii. y", 1, "“i. x” is no mark of a list", "“- ”"),
    ("– a\n– b", 1, "“– a” is no mark of a list", "“- ”"),
    ("① a\n② b", 1, "“① a” is no mark of a list", "“- ”"),
    ("-one\n-two", 1, "“-one” needs a space", "“- ”"),
    ("- [ ] do\n- [x] done", 1, "“[ ] do” makes no box to tick", "/// steps"),
    ("1. a\n  - b\n2. c", 2, "stands beside the one above", "one more space"),
    ("See https://www.nhs.uk/back.", 1, "“https://www.nhs.uk/back”", "](https://www"),
    ("See www.nhs.uk today", 1, "nobody can follow", "](https://www.nhs.uk)"),
    ("Write to me@example.org.", 1, "“me@example.org”", "](mailto:me@"),
    ("| a | b |\n| 1 | 2 |", 1, "is no table", "|---|---|"),
    ("a | b\n1 | 2", 1, "is no table", "|---|---|"),
    ("| a | b |\n|---|\n| 1 | 2 |", 1, "other parts", "as many parts"),
    ("#Title", 1, "makes no heading", "“## Title”"),
    ("~~no~~", 1, "not struck through", "the words alone"),
    ("==yes==", 1, "not highlighted", "**words**"),
    ("> [!NOTE]\n> x", 1, "makes no box here", "/// aside"),
    ("!!! note", 1, "makes no box here", "/// aside"),
    ("{{< youtube x >}}", 1, "a command of another program", "Take it out"),
    ("one\\\ntwo", 1, "breaks no line here", "two spaces"),
    ("10^6^ cells", 1, "no raised number", "in words"),
    ("//do | Do", 1, "opens no block", "///"),
    ("One.\n\n    - a\n    - b", 3, "shown as computer code", "spaces away"),
]
MISTAKES = [
    ("a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> main", 2, "two versions of the file"),
    ("a<o:p></o:p>", 1, "left over from a word processor"),
    ("[^1]: note", 1, "begins a footnote"),
    ("so [@hayden, @cpg]", 1, "two sources with a comma"),
    ("a\n\n```\ncode", 3, "This code has no end"),
    ("/// steps\nwords\n///", 1, "The block “steps” has no steps"),
    ("/// do | Do\n- a\n///\n\n/// do | Do\n///", 5, "The block “do” has no points"),
    ("/// figure | c\nwords\n///", 1, "The block “figure” has no picture"),
    ("/// urgent | Call\n///", 1, "The block “urgent” has no text"),
]
FINE = [
    *("5 * 3 = 15", "2 * 3 * 4", "Name: ______", "snake_case_word", "rate: 5*"),
    *("a \\*b", "Use `**` and `[a] (b)`.", "```\n**\n- [ ] x\n```", "this or [that]"),
    *("[mail us](mailto:a@b.org)", "<https://example.org>", "L4/L5 | disc"),
    *("Why? (/really/)", "[see] (below)", "Dr. A. Sample", "A. Not this", "text\n***"),
]


def diagnostics(text):
    """Return what is said about a text."""
    md = ContentMarkdown(**MARKDOWN)
    md.source_path, md.body_line, md.diagnostics = "a.md", 1, []
    md.links = md.outline = ()
    md.say = str
    md.convert(text)
    return md.diagnostics


@pytest.mark.parametrize(("text", "line", "problem", "fix"), NOTES)
def test_what_was_read_as_plain_words_is_a_note(text, line, problem, fix):
    """One note at its line, with the words, what they are not, and the right form."""
    (said,) = diagnostics(text)

    assert (said.path, said.line, said.level) == ("a.md", line, "warning")
    assert problem in said.problem
    assert fix in said.fix


@pytest.mark.parametrize(("text", "line", "problem"), MISTAKES)
def test_what_nobody_meant_for_a_reader_stops_the_page(text, line, problem):
    """Leftovers of other programs and empty blocks are mistakes."""
    (said,) = diagnostics(text)

    assert (said.line, said.level) == (line, "error")
    assert problem in said.problem


@pytest.mark.parametrize("text", FINE)
def test_signs_that_an_author_means_are_left_alone(text):
    """Stars in sums, lines to fill in, code and escaped signs are no leftovers."""
    assert diagnostics(text) == []
