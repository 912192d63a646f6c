"""Who plays what in the demo's meeting, by username, and on which days."""

from typing import Final

PREPARED_ON: Final = "2026-11-06T14:00:00+07:00"  # four working days ahead, on which the demo is made
HELD_ON: Final = "2026-11-12T07:40:00+07:00"
FOLLOWED_UP_ON: Final = "2026-11-25T09:00:00+07:00"  # when the first deadline has passed

SECRETARY: Final = "thuong"
CLERK: Final = "cham"
CHAIR: Final = "khoi"
BY_CODE: Final = ("khoi", "hanh", "an", "giao", "dat", "nguyet", "anq")  # check themselves in at the door
BY_DESK: Final = ("don", "uoc", "nhi")  # are ticked in by the secretary
PRESENT: Final = (*BY_CODE, *BY_DESK)
ABSENT: Final = "on"
INVITED: Final = "luc"
OBSERVER: Final = "en"  # comes later, with a photograph of a code that is too old by then
ROOM: Final = (*PRESENT, ABSENT, INVITED, OBSERVER)  # have the page of the room open
EVERYBODY: Final = (*ROOM, SECRETARY, CLERK)
# Everybody but the guest whose office is named nowhere under "Nơi nhận".
RECIPIENTS: Final = tuple(name for name in EVERYBODY if name != INVITED)

DISSENTER: Final = "uoc"  # taps "Tán thành" first and changes to "Ý kiến khác"
DOUBLE_TAPPER: Final = "dat"  # the same request twice at the same time
TWO_TABLETS: Final = "hanh"  # answers on two devices at the same time
CHOICES: Final = {name: "other" if name == DISSENTER else "yes" for name in PRESENT}
