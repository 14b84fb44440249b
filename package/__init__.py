"""Website software for physical-therapy practices: the installed form.

    plugins/, tools/, theme/, hosts/, pelicanconf.py, publishconf.py, tasks.py
    -> the package `clinicsite`, with the sample's content as `sample/`

A practice's site is a folder of its own; its settings start from these:

    from clinicsite.pelicanconf import *

`python -m clinicsite start FOLDER` makes such a folder, and in it
`python -m clinicsite TASK` runs the tasks of tasks.py.
"""

from importlib.metadata import version

__version__ = version("clinicsite")
