"""Promises that health care can't keep: what they look like, in each language.

groups.toml, likeness.bin -> how much a sentence reads like a promise (likeness.py)
en.toml, es.toml -> kinds of claim, as patterns (kinds.py)
scope.py         -> does the sentence claim it, or deny it, ask, or warn of it?
"""
