"""This site's settings: the software's own, and what is different here."""

from clinicsite.pelicanconf import *
