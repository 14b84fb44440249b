"""Note that somebody of the practice has read texts and stands for them.

    ./run confirm content/signs --by dana-diaz
    -> each page is named, with what changed since it was confirmed (changes.py)
    -> content/confirmations.toml, and on health pages `reviewer`, `reviewed` and
       `next_review` (signing.py)

A refusal is a sentence, and nothing is written then. No settings.
"""
