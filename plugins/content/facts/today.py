"""Which day it is for a build: decides what is scheduled, due or overdue."""

import os
from datetime import UTC, date, datetime

from facts.model import Practice


def build_day(practice: Practice) -> date:
    """Return the day that dates in content are compared with.

    `SOURCE_DATE_EPOCH` fixes it, so that an old commit can be built again to
    the same bytes. A sample stands still on its own day. Else it is today
    where the practice is.
    """
    fixed = os.environ.get("SOURCE_DATE_EPOCH", "")
    if fixed.isdigit():
        return datetime.fromtimestamp(int(fixed), UTC).date()
    if practice.sample and practice.sample_date:
        return practice.sample_date
    return datetime.now(practice.time_zone.info).date()
