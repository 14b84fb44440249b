"""Programs change fields of a page, and leave all else as its author wrote it."""

from content_model.front_matter import with_fields

PAGE = """\
---
# Ours
title: A
reviewed: 2026-11-02  # by Kim
sources:
  - who
  - cpg
tags: [sleep]
---

Words.
"""


def test_several_fields_change_at_once():
    """Each in its place and form, new ones last; an empty one goes."""
    changes = {
        "status": "waiting",
        "tags": ["sleep", "walking"],
        "reviewed": None,
        "sources": ["cpg", "nhs"],
        "date": "2026-12-01",
        "aliases": None,
    }

    assert with_fields(PAGE, changes) == (
        "---\n# Ours\ntitle: A\nsources:\n  - cpg\n  - nhs\ntags: [sleep, walking]\n"
        "status: waiting\ndate: 2026-12-01\n---\n\nWords.\n"
    )
