"""What a pose is: joint angles in a clinician's terms, and what it rests on."""

from dataclasses import field
from typing import Literal

from plain_data import dataclass

Position = Literal[
    "standing", "chair", "on-back", "on-front", "on-side", "hands-and-knees", "kneeling"
]
View = Literal["side", "back", "feet"]
Moves = Literal[
    "near-foot",
    "far-foot",
    "near-knee",
    "near-hand",
    "far-hand",
    "head",
    "hips",
    "none",
]
Hold = Literal[
    "near-knee",
    "far-knee",
    "near-shin",
    "far-shin",
    "near-sole",
    "belly",
    "head",
    "waist",
    "counter",
    "stick",
    "seat",
    "floor",
]
Hurts = Literal["low-back", "upper-back", "leg"]

# How far people's joints go, in degrees; a little more than the normal values of
# the American Academy of Orthopaedic Surgeons, for the body's own weight adds some.
RANGES: dict[str, tuple[int, int]] = {
    "trunk": (-30, 110),
    "low_back": (-35, 60),
    "upper_back": (-30, 50),
    "side_bend": (-35, 35),
    "turn": (-60, 60),
    "neck": (-70, 60),
    "hip": (-30, 140),
    "out": (-30, 90),
    "knee": (0, 150),
    "ankle": (-70, 30),
    "shoulder": (-60, 180),
    "elbow": (0, 150),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One leg; an angle that is None follows from what the leg rests on.

    Attributes:
        hip: Bend between trunk and thigh; minus is behind.
        out: How far it is to the side.
        ankle: Toes pulled up; minus is pointed. None: flat on the floor, or at ease.
        lifted: Whether it rests on nothing.
    """

    hip: float | None = None
    knee: float | None = None
    ankle: float | None = None
    out: float = 0.0
    lifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Arm:
    """One arm.

    Attributes:
        shoulder: Raised forward from the trunk's side; 180 is overhead. None:
            where the position puts it.
        hold: What the hand is on; shoulder and elbow follow.
        out: Raised to the side.
        lifted: Whether it rests on nothing.
    """

    shoulder: float | None = None
    elbow: float | None = None
    hold: Hold | None = None
    out: float = 0.0
    lifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """How a body stands, sits or lies at one moment.

    Attributes:
        trunk: Tilt of the line from hips to shoulders: forward from upright, or
            up from the floor for one that lies. None: it follows from the rest.
        low_back: Rounded; minus is hollow. 0 is a spine at rest.
        turn: Of one that lies on the back: how far the knees have rolled to the near
            side; the pelvis goes half as far, the shoulders stay.
        neck: Chin down; minus looks up.
        raised: Of one that lies on the back or side: the hips are up.
        moves: What the arrow shows; None: the part that moves most.
        hurts: Where it hurts, which is lit; a leg down from the low back.
        props: Things drawn with it: wall, pillow, strap, stick, counter, box, bed.
    """

    position: Position
    view: View = "side"
    trunk: float | None = None
    low_back: float = 0.0
    upper_back: float = 0.0
    side_bend: float = 0.0
    turn: float = 0.0
    neck: float = 0.0
    near_leg: Leg = field(default_factory=Leg)
    far_leg: Leg = field(default_factory=Leg)
    near_arm: Arm = field(default_factory=Arm)
    far_arm: Arm = field(default_factory=Arm)
    raised: bool = False
    moves: Moves | None = None
    hurts: Hurts = "low-back"
    props: tuple[str, ...] = ()
