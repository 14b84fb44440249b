"""Turn cite keys into numbered references, and list every source on one page.

    [@hayden, table 1] in Markdown -> an element with its line (markdown.py)
    content/sources.bib -> Source (bibliography.py) -> SOURCES, a Library
    both -> numbers with links in each text (numbering.py), and a list of references

Gives every page `references`, a tuple of `Reference`, and every template
`evidence`: for each language a tuple of `EvidenceGroup`, the sources that its pages
cite, by subject.
The filter `cited_on(address)` lets the numbers of a text lead to the page of those.
Plugins that show texts of their own on one page number them with `numbering()` of
`SOURCES` and tell its `note()` what they cite, in the stage `content_linked`.
Notes on sources read in another language as content/es/sources.toml says.
Where `RETRACTIONS_FILE` is there, sources know what became of them (retractions.py).
Settings: `SOURCES_FILE`, the list of sources below `PATH`; `RETRACTIONS_FILE`,
Retraction Watch's data, from the project's root.
"""
