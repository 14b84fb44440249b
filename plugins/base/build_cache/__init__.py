"""What a build keeps for later ones, in files that may be lost at any time.

kept.py: values, texts and findings, as long as nothing changes that they depend on
store.py: one file that is whole, or counts as absent
files.py: stamps and digests of files, and how one is put in place in one step
"""
