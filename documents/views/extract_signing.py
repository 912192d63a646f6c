"""The extracts of a notice on one page: which office has which, and the office's signature in all of them at once."""

import io
import json
import zipfile
from pathlib import PurePath
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST, require_safe

from documents.dispatching.access import may_follow
from documents.models import Act, DeferredExtract
from documents.signing import deferred_extracts, extracts, keys, pades
from documents.signing.rule import may_sign
from documents.states import SignatureRole
from documents.views.notice import seen_act
from documents.views.signing import KEY_LIMIT, download, signer_of
from meetings.access import may_prepare
from meetings.pages import person
from people.answers import done, refused, writes
from people.refusals import BadInput, Refusal

SEAL = SignatureRole.SEAL


@require_safe
def extracts_page(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Every extract with its number, its office and its signature; the office signs those that wait."""
    act = _followed(request, act_id)
    rows = extracts.of_act(act)
    if not rows:
        raise Http404
    waiting = extracts.unsigned(act)
    context = {
        "act": act,
        "meeting": act.meeting,
        "runs": may_prepare(person(request), act.meeting),
        "rows": rows,
        "waiting": waiting,
        "names": [extracts.name_of(row) for row in waiting],
        "theirs": bool(waiting) and may_sign(person(request), act, SEAL),
        "kept": keys.seal_file(act.meeting.body.organisation).is_file(),
        "token": bool(settings.PKCS11_MODULE),
    }
    return render(request, "documents/extracts.html", context)


def _followed(request: HttpRequest, act_id: UUID) -> Act:
    """An issued act, for its office and its chair."""
    act = seen_act(request, act_id)
    if not may_follow(person(request), act):
        raise Http404
    return act


def _page(act: Act) -> str:
    return reverse("documents:extracts", args=[act.pk])


@sensitive_post_parameters("password")
@require_POST
@writes
def signatures(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Signs all that wait with the key that the form brings or names; its password is used once."""
    act = _followed(request, act_id)
    extracts.ensure_office(act, person(request))
    with signer_of(request, act, SEAL) as (signer, method):
        count = extracts.sign_extracts(act=act, signer=signer, method=method, by=person(request), at=timezone.now())
    return _after(request, act, count)


def _after(request: HttpRequest, act: Act, count: int) -> HttpResponse:
    said = ngettext("Đã ký số %(n)s bản trích.", "Đã ký số %(n)s bản trích.", count) % {"n": count}
    return done(request, _page(act), said, follow=True)


@require_POST
def signing_request(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """What signatures made elsewhere are over: every digest as JSON or, as a ZIP file, the bytes of every extract."""
    act = _followed(request, act_id)
    try:
        rows = deferred_extracts.begin(act=act, by=person(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, _page(act))
    if request.POST.get("form") == "bytes":
        return download(_zipped(rows), "application/zip", "ban-trich-can-ky.zip")
    asked = [{"name": extracts.name_of(row.extract), "digest": row.digest} for row in rows]
    told = {"act": str(act.pk), "role": SEAL.value, "algorithm": pades.DIGEST, "extracts": asked}
    return download(json.dumps(told, indent=2).encode(), "application/json", "ban-trich-can-ky.json")


def _zipped(rows: list[DeferredExtract]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for row in rows:
            name = f"{extracts.name_of(row.extract)}.bin"
            archive.writestr(name, pades.to_be_signed(deferred_extracts.prepared(row)))
    return out.getvalue()


@require_POST
@writes
def signing_answer(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Takes in the signatures that were made elsewhere, a file for each extract, called as the one that went out."""
    act = _followed(request, act_id)
    sent = request.FILES.getlist("signatures")
    if not sent or any(file.size is None or file.size > KEY_LIMIT for file in sent):
        raise BadInput(_("Chọn các tệp chữ ký rồi gửi lại; mỗi tệp chỉ vài chục KB. Chưa ký gì."))
    signed = {PurePath(file.name or "").stem: bytes(file.read()) for file in sent}
    count = deferred_extracts.finish(act=act, signatures=signed, by=person(request), at=timezone.now())
    return _after(request, act, count)
