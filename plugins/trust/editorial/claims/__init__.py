"""Promises that health care can't keep: what they look like, in each language.

en.toml, es.toml -> kinds of claim, as patterns (kinds.py)
scope.py         -> does the sentence claim it, or deny it, ask, or warn of it?
"""
