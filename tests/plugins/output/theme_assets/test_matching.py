"""A rule goes only when nothing on the page can match it."""

import pytest

from theme_assets.matching import matching

HERE = {".card", ".card__title", "p", "a"}


@pytest.mark.parametrize(
    "css",
    [
        "p,:root{color:red}",
        ".card .card__title>a:hover{color:red}",
        ".card.card__title+p.card:first-child~*{color:red}",
        "#nav::details-content,*,:any-link{color:red}",
        "p~a[href$='.li']:not(li,h1){color:red}",
        ".card:not(.gone){color:red}",
        ".card:has(>:is(.gone,.gone--too,:not(.a .b))){color:red}",
        ".card:not(:has(.gone)):has(.gone,a):has([rel=gone])>:is(:has(.gone),p){top:0}",
        "p:has(>.card:checked){color:red}",
        "[data-level=emergency]{inset:.5rem}",
        "@font-face{src:url(a.woff2)}",
        "@keyframes turn{to{rotate:1turn}}",
        "@layer base,components;",
        "@media print{@page{margin:0}.card{color:red}}",
    ],
)
def test_what_may_match_is_kept_as_it_was(css):
    """Attributes, states and what stands in most parentheses count as there."""
    assert matching(css, HERE) == css


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".gone,.card{color:red}", ".card{color:red}"),
        (".card.gone,.gone .card{color:red}a{top:0}", "a{top:0}"),
        (".card:is(.a,.b),.gone:is(.card){top:0}", ".card:is(.a,.b){top:0}"),
        ("@layer a{@media print{.gone{top:0}}p{top:0}}", "@layer a{p{top:0}}"),
        ("@supports (display:grid){.gone{top:0}}", ""),
        (
            "@container (width>=75rem){.gone>p{top:0}p{top:0}}",
            "@container (width>=75rem){p{top:0}}",
        ),
        (".cards{top:0}", ""),
        (".card:has(>.gone),.card:has(.card .gone:hover)>p,:has(~table){top:0}", ""),
        ("p,li+li,a>b:hover,article{top:0}", "p{top:0}"),
    ],
)
def test_what_no_element_can_match_is_left_out(css, left):
    """Each selector of a list by itself, and groups with nothing left in them."""
    assert matching(css, HERE) == left
