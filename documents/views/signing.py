"""Signing an approved act: the signer's page with one step, files for signatures made elsewhere, the office's rule."""

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import drafts
from documents.models import Act
from documents.signing import deferred, keys, pades, rule, steps, trust
from documents.states import NUMBERED, ActState, SignatureMethod, SignatureRole
from documents.views.notice import draft_address, seen_act
from meetings import access as meetings_access
from meetings.pages import person
from people.answers import FORM, done, refused, writes
from people.models import Organisation, User
from people.queries import served_organisations
from people.refusals import BadInput, Refusal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyhanko.sign.signers import Signer

KEY_LIMIT = 256 * 1024  # bytes of a key or a signature


@require_safe
def signing_page(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Whose turn it is; for that person the one step that is theirs, below it the document."""
    act = seen_act(request, act_id)
    if act.state == ActState.ISSUED:
        return redirect("documents:act", act.pk)
    if act.state != ActState.SIGNING:
        return redirect(draft_address(act))
    user, role = person(request), rule.turn(act)
    theirs = rule.may_sign(user, act, role)
    context: dict[str, Any] = {
        "act": act,
        "meeting": act.meeting,
        "role": role,
        "theirs": theirs,
        "is_notice": act.kind in NUMBERED,
        "steps": rule.progress(act),
        "is_last": role == act.signatures_due[-1],
        "kept": theirs and role is not None and _kept(act, role, user).is_file(),
        "token": bool(settings.PKCS11_MODULE) and role == SignatureRole.SEAL,
        "pages": range(1, drafts.page_count(drafts.pdf_of(act)) + 1),
        "stamp": act.content_sha256[:16],
        "runs": meetings_access.may_prepare(user, act.meeting),
    }
    return render(request, "documents/signing.html", context)


def _kept(act: Act, role: SignatureRole, user: User) -> Any:
    """The file in which the server keeps the key for this signature, whether it is there or not."""
    if role == SignatureRole.SEAL:
        return keys.seal_file(act.meeting.body.organisation)
    return keys.person_file(user)


@sensitive_post_parameters("password")
@require_POST
@writes
def signature(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Signs with the key that the form brings or names; its password is used once."""
    act, role = seen_act(request, act_id), _role(request)
    steps.ensure_turn(act, role, person(request))
    with signer_of(request, act, role) as (signer, method):
        act = steps.sign_act(act=act, role=role, signer=signer, method=method, by=person(request), at=timezone.now())
    return _after(request, act)


@contextmanager
def signer_of(request: HttpRequest, act: Act, role: SignatureRole) -> "Iterator[tuple[Signer, SignatureMethod]]":
    """The key that the form brings or names; a token is left again afterwards."""
    password, method = request.POST.get("password", ""), request.POST.get("method", "")
    if method == "token" and role == SignatureRole.SEAL:
        with keys.from_token(password) as signer:
            yield signer, SignatureMethod.TOKEN
    elif method == "kept":
        file = _kept(act, role, person(request))
        if not file.is_file():
            raise BadInput(_("Máy chủ không còn giữ tệp khóa ký này. Chưa ký gì; chọn tệp khóa ký của đồng chí."))
        yield keys.from_pkcs12(file.read_bytes(), password), SignatureMethod.FILE
    else:
        yield keys.from_pkcs12(_sent(request, "key"), password), SignatureMethod.FILE


def _sent(request: HttpRequest, name: str) -> bytes:
    """A small file that was sent along. Raises `BadInput`."""
    file = request.FILES.get(name)
    if file is None or not file.size or file.size > KEY_LIMIT:
        raise BadInput(_("Chọn tệp rồi gửi lại; tệp khóa ký và tệp chữ ký chỉ vài chục KB. Chưa ký gì."))
    return bytes(file.read())


def _role(request: HttpRequest) -> SignatureRole:
    try:
        return SignatureRole(request.POST.get("role", ""))
    except ValueError:
        raise BadInput(_("Trang gửi thiếu bước ký. Đồng chí tải lại trang rồi ký lại.")) from None


def _after(request: HttpRequest, act: Act) -> HttpResponse:
    to = reverse("documents:act" if act.state == ActState.ISSUED else "documents:signing", args=[act.pk])
    if act.state == ActState.ISSUED and act.entry:
        said = _("Đã ký và ban hành văn bản số %s.") % act.entry.written
    elif act.state == ActState.ISSUED:
        said = _("Đã ký. Biên bản đủ hai chữ ký và được giữ nguyên từ nay.")
    else:
        said = _("Đã ký. Văn bản chờ chữ ký tiếp theo.")
    return done(request, to, said, follow=True)


@require_POST
def signing_request(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """What a signature made elsewhere is over: the digest as JSON or, for tools that hash by themselves, the bytes."""
    act = seen_act(request, act_id)
    try:
        row = deferred.begin(act=act, role=_role(request), by=person(request), at=timezone.now())
    except Refusal as refusal:
        return refused(request, refusal, reverse("documents:signing", args=[act.pk]))
    if request.POST.get("form") == "bytes":
        return download(pades.to_be_signed(deferred.prepared(row)), "application/octet-stream", "can-ky.bin")
    asked = {"act": str(act.pk), "role": row.role, "algorithm": pades.DIGEST, "digest": row.digest}
    return download(json.dumps(asked, indent=2).encode(), "application/json", "can-ky.json")


def download(data: bytes, content_type: str, name: str) -> HttpResponse:
    """A file that is kept under this name, which has plain letters only."""
    return HttpResponse(
        data, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_POST
@writes
def signing_answer(request: HttpRequest, act_id: UUID) -> HttpResponse:
    """Takes in a signature that was made elsewhere."""
    act, role = seen_act(request, act_id), _role(request)
    cms = _sent(request, "signature")
    return _after(request, deferred.finish(act=act, role=role, signature=cms, by=person(request), at=timezone.now()))


@require_http_methods(FORM)
@writes
def signing_rule(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    """Which signatures the notices of an organisation need, and what the server has to make them with."""
    user = person(request)
    served = served_organisations(user)
    if not served.exists():
        raise PermissionDenied
    organisation = get_object_or_404(served, pk=organisation_id)
    if request.method == "POST":
        wanted = request.POST.getlist("signatures")
        chosen = {name: name in wanted for name in ("personal", "seal", "minutes")}
        rule.set_rule(organisation=organisation, **chosen, by=user)
        to = reverse("documents:signing-rule", args=[organisation.pk])
        return done(request, to, _("Đã lưu. Áp dụng cho các văn bản duyệt từ bây giờ."), follow=True)
    return render(request, "documents/signing_rule.html", {"organisation": organisation, **_equipment(organisation)})


def _equipment(organisation: Organisation) -> dict[str, Any]:
    return {
        "rule": rule.rule_of(organisation),
        "seal_kept": keys.seal_file(organisation).is_file(),
        "token": settings.PKCS11_MODULE,
        "timestamps": settings.TSA_URL,
        "roots": [keys.holder(one) for one in trust.certificates()],
        "revocation": trust.has_revocation_data(),
    }
