"""Our own Markdown blocks, so that staff write words and never HTML.

    /// emergency | Call 911 if:     -> <section class="care-card ...">
    ...                                 styled by theme/components/care-card/
    ///

`markdown.py` defines the blocks and names them for the setting `MARKDOWN`;
`scan.py` finds misspelt and unclosed blocks with their lines. Blocks that show
other content (`signs`, `drawing`) leave an element that is filled in once all is
read. It connects to no signal; it is listed here for its documentation.
"""


def register() -> None:
    """Nothing to connect: Markdown loads the extension by name."""
