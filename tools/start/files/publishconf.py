"""What differs when this site is published."""

from clinicsite.publishconf import *
