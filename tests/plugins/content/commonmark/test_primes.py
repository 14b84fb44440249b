"""Feet, inches and years have their own marks; quotations keep theirs."""

import pytest

from commonmark.primes import primes


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("He is 6'2\" tall", "He is 6′2″ tall"),
        ("6' 2\" and 5'11\".", "6′ 2″ and 5′11″."),
        ("6’2” tall", "6′2″ tall"),
        ("5'9 or so", "5′9″ or so"),
        ("Stand 5' away", "Stand 5′ away"),
        ('a 12" band', "a 12″ band"),
        ('a 2½" strap', "a 2½″ strap"),
        ('3" x 4" pad', "3″ x 4″ pad"),
        ("10'' wide", "10″ wide"),
        ("the '90s", "the ’90s"),
        ("in '98 and '99", "in ’98 and ’99"),
        ("'tis rock 'n' roll", "’tis rock ’n' roll"),
        ('"a 12" band" he said', '"a 12″ band" he said'),
        ('"He is 6\'2""', '"He is 6′2″"'),
    ],
)
def test_marks_of_measures_are_no_quotes(typed, meant):
    """Feet and inches get primes, shortened words an apostrophe."""
    assert primes(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        '"take 10" and "take 20"',
        "'walk 20' he said",
        'She said "do 15".',
        "the dogs' beds and L5's disc",
        "the 90's",
        "She said “at 65” it began",
    ],
)
def test_quotations_after_numbers_stay(text):
    """A mark that ends a quotation is no inch."""
    assert primes(text) == text
