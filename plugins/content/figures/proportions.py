"""How long and how thick a body's parts are, as shares of its height.

Lengths are those of Drillis and Contini (1966), Body segment parameters, as given
in Winter, Biomechanics and Motor Control of Human Movement, figure 4.1. Radii are
ours: a plain figure, a little rounder than life.
"""

THIGH = 0.245
SHANK = 0.246
ANKLE_HEIGHT = 0.039
FOOT = 0.152
UPPER_ARM = 0.186
FOREARM = 0.146
HAND = 0.108
TRUNK = 0.288  # from the middle of the hips to the height of the shoulders
NECK = 0.117  # from there to the middle of the head
HALF_HIPS = 0.05
HALF_SHOULDERS = 0.1

LUMBAR_BONES = 5
THORACIC_BONES = 7  # of twelve, drawn as fewer and longer bars
LUMBAR_SHARE = 0.42  # of the trunk's length

# A spine at rest: the low back is hollow, the upper back round.
LUMBAR_REST = -24.0
THORACIC_REST = 22.0

HEAD_RADIUS = 0.069
THROAT_RADIUS = 0.03
THIGH_RADII = (0.062, 0.044)
SHANK_RADII = (0.043, 0.024)
UPPER_ARM_RADII = (0.038, 0.029)
FOREARM_RADII = (0.028, 0.02)
HAND_RADII = (0.02, 0.013)
HEEL_RADIUS = 0.024
TOE_RADIUS = 0.013
HEEL_BEHIND = 0.02  # of the ankle
TRUNK_RADII = (0.07, 0.064, 0.06, 0.064, 0.066, 0.048)  # from hips to shoulders
BUTTOCK_RADIUS = 0.067
BUTTOCK_BEHIND = 0.026  # of the hips; pressed flat by what bears it
SPINE_BEHIND = 0.031  # how far the bars stand behind the trunk's middle
BAR_DEPTH = 0.018  # bars are lines: this and their round ends
