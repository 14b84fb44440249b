"""What a build says of itself to a process that stays up."""

from blinker import Signal

at_work = Signal("a build goes on; what a receiver raises ends it")
made_first = Signal("the pages of FAST_BUILD_FIRST are there, and no others yet")
