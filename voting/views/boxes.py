"""A secret vote by HTTP: the envelope of a voter, the opening of the box, what is published and how to check it."""

from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from meetings.pages import person
from people.answers import done, origin, writes
from people.refusals import BadInput
from voting import sealed
from voting.envelopes import Sealed, cast_envelope
from voting.forms import EnvelopeForm, VerificationForm
from voting.models import Box
from voting.pages import seen_vote, voter
from voting.queries import outcome, result_line
from voting.unsealing import open_box
from voting.verification import verify
from voting.wording import headline

RECOUNT = Path(sealed.__file__).with_name("recount.py")


@require_POST
@writes
def envelope(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Takes a sealed ballot; the answer is the signature that it is in the box."""
    vote = seen_vote(request, vote_id)
    attendee = voter(request, vote)
    form = EnvelopeForm(request.POST)
    if not form.is_valid():
        raise BadInput(_("Phiếu gửi lên không đúng định dạng. Tải lại trang rồi bỏ phiếu lại."))
    sent = Sealed(form.cleaned_data["id"], bytes.fromhex(form.cleaned_data["sealed"]))
    return JsonResponse({"ack": cast_envelope(vote=vote, attendee=attendee, sent=sent, by=person(request)).hex()})


@require_POST
@writes
def unsealing(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Opens the box."""
    opened = open_box(vote=seen_vote(request, vote_id), by=person(request), at=timezone.now())
    decided = outcome(opened)
    return done(
        request, origin(request), _("Đã mở hòm phiếu: %s.") % (headline(decided) if decided else result_line(opened))
    )


@require_POST
@writes
def verification(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """Notes that a tablet has checked the result by itself; nothing of the ballot is sent."""
    vote = seen_vote(request, vote_id)
    form = VerificationForm(request.POST)
    form.full_clean()
    verify(vote=vote, attendee=voter(request, vote), well=form.cleaned_data["well"], by=person(request))
    return done(request, origin(request))


@require_GET
@never_cache
def bundle(request: HttpRequest, vote_id: UUID) -> HttpResponse:
    """What was published of a secret vote, as a file."""
    box = Box.objects.filter(vote=seen_vote(request, vote_id)).first()
    if box is None or box.bundle is None:
        raise Http404
    return _file(bytes(box.bundle), "application/json", f"ket-qua-{vote_id}.json")


@require_GET
def recount(request: HttpRequest) -> HttpResponse:
    """The program that counts such a file again."""
    return _file(RECOUNT.read_bytes(), "text/x-python; charset=utf-8", RECOUNT.name)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)
