"""The stages of a build, in the order they run.

Pelican sends one signal when all is read and one when all is written, and calls
its receivers in the order of `PLUGINS`. Our plugins build on each other, so they
connect to these stages instead of relying on that list. Within one stage, no
receiver may depend on another.

| stage               | sent with  | what happens                                  |
|---------------------|------------|-----------------------------------------------|
| `content_read`      | generators | check, sort into kinds, build the page tree   |
| `content_linked`    | generators | signs quoted, citations, related pages        |
| `content_described` | generators | structured data, redirects: derived facts     |
| `pages_shown`       | pelican    | a preview shows the pages; the search reads   |
| `pages_written`     | pelican    | files beside the pages: sitemap, PDF, cards   |
| `files_written`     | pelican    | pages at old addresses, in no file's place    |
| `output_complete`   | pelican    | follow the content's links; the index is done |
| `output_followed`   | pelican    | check the whole output folder                 |
| `output_checked`    | pelican    | pack it: compressed siblings                  |

Before a build, a preview may show the one page that was saved: `text_revised` is
sent with its content object and the last build's `generators`. Receivers do to
this text what they did to all in `content_linked`.
"""

from blinker import Signal

content_read = Signal("every source file has been read")
content_linked = Signal("content may now refer to other content")
content_described = Signal("content is final; describe it")
pages_shown = Signal("Pelican has written every page")
pages_written = Signal("files that are made of finished pages may be added")
files_written = Signal("every address that is in use has its file")
output_complete = Signal("every file of the site is in the output folder")
output_followed = Signal("every link that an author wrote leads somewhere")
output_checked = Signal("the output folder has passed its checks")

text_revised = Signal("one page has another text, all else is as it was")
still_wanted = Signal("a build goes on; a receiver may raise SupersededError")


class SupersededError(Exception):
    """Something changed again: what this build makes is out of date already."""


BEFORE_WRITING = (content_read, content_linked, content_described)
AFTER_WRITING = (
    *(pages_shown, pages_written, files_written),
    *(output_complete, output_followed, output_checked),
)
