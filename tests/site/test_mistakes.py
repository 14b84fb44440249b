"""One mistake is one message, with the file, the line, what is wrong, what to do."""

import tomllib
from pathlib import Path

import pytest
from tests.conftest import HEALTH

HERE = Path(__file__).parent
CASES = tomllib.loads((HERE / "mistakes.toml").read_text(encoding="utf-8"))
BASE = {
    "articles/walking.md": f"""\
---
title: Walking with a sore back
description: Why a short walk may feel good on a day when the back is sore and stiff.
{HEALTH}
category: Daily life
conditions: [stiff-back]
---

/// emergency | Call 911 if:

- you cannot feel your legs

///

See [what a stiff back is]({{filename}}/conditions/stiff-back.md) [@smith].
""",
    "conditions/stiff-back.md": f"""\
---
title: A stiff back
description: What a stiff back in the morning may mean, and what people do about it.
{HEALTH}
order: 10
compare:
  how_long: Some days.
  feels_like: Stiff in the morning.
  first_steps: Move a little.
  when_to_get_help: When it comes with a fever.
---

/// emergency | Call 911 if:

- you cannot feel your legs

///

## In the morning

Some backs are stiff. Read about [walking](/articles/walking/).
""",
    "sources.bib": """\
@article{smith,
  author = {Smith, Ann},
  title = {On walking},
  year = {2020},
  doi = {10.1000/182},
  urldate = {2026-11-02},
}
""",
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_mistake_is_one_message(case, site):
    """The cause is told in an author's words; what follows from it is counted."""
    site.write(BASE)
    path = site.root / "content" / case["file"]
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    assert case.get("find", "") in before
    put = case.get("put", "")
    after = before.replace(case["find"], put, 1) if "find" in case else before + put
    after = "" if case.get("empty") else after
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(after.encode(case.get("encoding", "utf-8")))

    outcome = site.build(
        EDITORIAL_KINDS=["articles", "conditions", "people", "practice"]
    )

    assert outcome.failures == ()
    assert [str(each) for each in outcome.diagnostics] == case["said"]
