"""Know who of the practice has read a text and stands for it.

    ./run confirm -> content/confirmations.toml -> Confirmations (model.py)
    -> a text that changed afterwards is unconfirmed again, and is a note

A confirmation names the file, the person, the day and a digest of the words, so it
covers that wording and no other. Other plugins ask `read_confirmations`.
"""
