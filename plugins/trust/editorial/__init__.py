"""Send every page through the editorial gate before it can be published.

    content/**/*.md, and the words in *.toml -> Manuscript (reading.py): words
    and their lines
    -> RULES (rules/): each finds the places that break one promise
    -> exceptions that an author allows in place (exceptions.py) -> mistakes

docs/editorial.md explains every rule, and is held to them by a test. A page is
checked again only when it, the rules or the practice's own numbers have changed
(own_facts.py). Lists of words are data: claims/,
plainer_words.toml and plainer_words_es.toml for Spanish, terms_es.toml,
small_words.toml, health_numbers.toml, structure.toml.
`python -m editorial` checks pages without building the site.
Settings: `EDITORIAL_KINDS`, the folders whose pages are checked.
"""
