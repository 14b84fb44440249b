"""Follow every link that authors write, and refuse markup that pages can't have.

    Markdown -> links/markdown.py checks tags and addresses while a file is read
    -> `written_links` on each page -> followed when everything is known (targets.py)
    -> a link to a draft keeps its words and is no link (drafts.py)

A link names its file and line, and what to write instead. Scripts, handlers,
frames, styles, forms, addresses of other hosts in pictures, and HTML that does
not nest are mistakes. Of files that are no pages, only PDF are ever published
(files.py), and remarks in HTML comments never are. Gives templates nothing. Its
Markdown extension stands in the setting `MARKDOWN`.
"""
