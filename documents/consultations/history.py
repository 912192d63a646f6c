"""How an answer in a written consultation came to be what it is: each time it was sent, the newest first."""

from documents.models import Consultation, Opinion, OpinionChange


def history_of(opinion: Opinion) -> list[OpinionChange]:
    """What the member sent, if more than once; nothing for one answer that was never changed."""
    return _changed(list(OpinionChange.objects.filter(opinion=opinion).order_by("-revision")))


def with_history(consultation: Consultation) -> list[Opinion]:
    """All forms of a round in their order, each with its `history`."""
    opinions = list(consultation.opinions.select_related("user").prefetch_related("reminders__letter"))
    found: dict[object, list[OpinionChange]] = {}
    for one in OpinionChange.objects.filter(opinion__consultation=consultation).order_by("-revision"):
        found.setdefault(one.opinion_id, []).append(one)
    for opinion in opinions:
        opinion.history = _changed(found.get(opinion.pk, []))  # type: ignore[attr-defined]
    return opinions


def _changed(sent: list[OpinionChange]) -> list[OpinionChange]:
    return sent if len(sent) > 1 else []
