"""Remove or rename what a site has, with everything that refers to it.

    `./run remove services/gyrotonic`, `./run rename people/ann people/ann-lee`
    -> target.py: what is meant, in every language, and its addresses
    -> plan.py: the new text of each file, by the pure edits of texts.py and toml.py
    -> shown; carried out when the person who asked agrees

Nothing is left behind: menus, synonyms, quotes, translations, redirects, sources
that nobody cites any more and words that no fact says. What only a person can
decide is listed with its line, or stops the plan before anything changes.
"""
