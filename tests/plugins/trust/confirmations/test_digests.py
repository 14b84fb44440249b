"""What a confirmation covers: words, not what a program notes beside them."""

from confirmations.model import digest_of_text

CHECKS = '[[check]]\nsays = "Text twice as large still fits."\ntest = "check: zoom"\n'
FILE = "practice/accessibility.toml"


def test_the_result_of_a_check_changes_no_words():
    """Nobody has to read a list again because `./run check` wrote the day."""
    checked = f'passed = 2026-11-30\ntested = "d80926"\n\n{CHECKS}'

    assert digest_of_text(FILE, checked) == digest_of_text(FILE, CHECKS)
    other = CHECKS.replace("twice", "three times")
    assert digest_of_text(FILE, other) != digest_of_text(FILE, CHECKS)
