"""What members weigh in a vote: their decimal weights as whole units, or nothing where everybody counts as one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from meetings.models import Attendee, Meeting
from meetings.weights import weighed
from people.refusals import Refusal
from voting.rules import BadWeights, units


class WeightsInSecret(Refusal):
    """In a secret vote a weight would tell who answered what."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Units by person; `scale` of them are one vote."""

    scale: int
    by_person: Mapping[UUID, int]

    @property
    def are_unequal(self) -> bool:
        """Whether there are weights at all."""
        return bool(self.by_person)

    def of(self, user_id: UUID) -> int:
        """What a person weighs; who is not on the meeting's list counts as one vote."""
        return self.by_person.get(user_id, self.scale)


def weigh(members: Iterable[Attendee], *, secret: bool) -> Weights:
    """The weights of these members. Equal ones, whatever they are, are none. Raises `WeightsInSecret`."""
    known = {one.user_id: Decimal(one.weight) for one in members}
    if len(set(known.values())) <= 1:
        return Weights(1, {})
    try:
        scale, numbers = units(list(known.values()), secret=secret)
    except BadWeights:
        raise WeightsInSecret(
            _(
                "Số phiếu biểu quyết của các đồng chí không bằng nhau nên không bỏ phiếu kín được: "
                "nhìn số phiếu sẽ biết ai bỏ thế nào. Biểu quyết công khai, hoặc ghi số phiếu bằng nhau."
            )
        ) from None
    return Weights(scale, dict(zip(known, numbers, strict=True)))


def weights_in(meeting: Meeting) -> Mapping[str, object] | None:
    """What the members of a meeting weigh together, in words; None where everybody counts as one."""
    known = [one.weight for one in weighed(meeting)]
    if len(set(known)) <= 1:
        return None
    scale, numbers = units(known, secret=False)
    return {"total": amount(sum(numbers), scale), "people": len(known)}


def amount(number: int, scale: int) -> str:
    """Units as votes in the reader's way: `amount(625, 10)` is "62,5"."""
    exact = (Decimal(number) / scale).normalize()
    places = max(0, -int(exact.as_tuple().exponent))
    return str(number_format(exact, places, use_l10n=True))
