"""The office's pages for papers: sending them in, changing them, new versions, taking them back."""

from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from documents import papers, preparing, store
from documents.circulation import handling, reading, tracing
from documents.consultations.access import may_open
from documents.forms import PaperForm, PlaceForm
from documents.intake import LooksSecret, Upload, plain_name
from documents.models import Paper, PaperVersion
from documents.models.trace import TraceKind
from documents.office import conversion
from documents.pdf.refusals import EncryptedPdf
from documents.views.reader import seen_paper, seen_version
from meetings import access, calendar
from meetings.models import Meeting
from meetings.pages import person, seen_meeting
from people.answers import FORM, done, is_quiet, writes
from people.refusals import BadInput, Refusal

Refused = list[tuple[str, Refusal]]


@require_http_methods(FORM)
def paper_add(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The form for new papers, and its answer: many files at once from a form, one each from the script."""
    meeting = seen_meeting(request, meeting_id)
    if not access.may_prepare(person(request), meeting):
        raise PermissionDenied
    form = PlaceForm(request.POST or None, initial={"item": request.GET.get("item")}, meeting=meeting)
    refused: Refused = []
    if request.method == "POST":
        added, refused = _add_all(request, meeting, form) if form.is_valid() else ([], [("", BadInput(_place(form)))])
        if is_quiet(request):
            return _answer(added, refused)
        if not refused:
            return done(request, reverse("documents:meeting", args=[meeting_id]), _("Đã tải tài liệu lên."))
    due = calendar.papers_due(meeting)
    context = {
        "meeting": meeting,
        "runs": True,
        "form": form,
        "refused": refused,
        "locked": any(isinstance(refusal, EncryptedPdf) for _name, refusal in refused),
        "due": due,
        "is_late": timezone.localdate() > due,
        "limit": settings.UPLOAD_LIMIT_BYTES,
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1024**2,
        "office": conversion.exists(),
    }
    return render(request, "documents/paper_add.html", context, status=422 if refused else 200)


def _add_all(request: HttpRequest, meeting: Meeting, form: PlaceForm) -> tuple[list[Paper], Refused]:
    """One paper for each file; a file that is refused does not hold up the others."""
    files = request.FILES.getlist("file")
    added: list[Paper] = []
    refused: Refused = [] if files else [("", BadInput(_("Chưa chọn tệp nào. Chọn tệp PDF rồi gửi lại.")))]
    for file in files:
        title = request.POST.get("title") if len(files) == 1 else ""
        try:
            paper = papers.add_paper(
                meeting=meeting,
                plan=form.plan(title or title_of(file.name or "")),
                upload=_upload(request, file),
                by=person(request),
                at=timezone.now(),
            )
        except Refusal as refusal:
            refused.append((plain_name(file.name or ""), refusal))
        else:
            added.append(paper)
    return added, refused


def _upload(request: HttpRequest, file: "UploadedFile[bytes]") -> Upload:
    return Upload(
        file=file,
        name=file.name or "",
        declared=request.POST.get("declared") == "1",
        looked_again=request.POST.get("looked_again") == "1",
        password=request.POST.get("password", "")[:127],
    )


def _answer(added: list[Paper], refused: Refused) -> JsonResponse:
    """What the script shows beside the file it sent."""
    if not refused:
        href = reverse("documents:paper", args=[added[0].pk])
        return JsonResponse({"href": href, "message": _taken(added[0])}, status=201)
    refusal = refused[0][1]
    asks = {"look_again": isinstance(refusal, LooksSecret), "locked": isinstance(refusal, EncryptedPdf)}
    return JsonResponse({"message": str(refusal), **asks}, status=refusal.status)


def _taken(paper: Paper) -> str:
    """What became of a file: its pages, and what of it stays outside."""
    version = papers.latest_version(paper)
    if version is None:
        return ""
    said = [ngettext("Đã tải lên, %d trang.", "Đã tải lên, %d trang.", version.pages) % version.pages]
    if version.removed:
        said.append(_("Đã bỏ khỏi tệp: %s.") % version.removed_words)
    return " ".join(said)


def _place(form: PlaceForm) -> str:
    """What is wrong with the place where papers are to be filed."""
    return " ".join(str(error) for errors in form.errors.values() for error in errors)


def title_of(name: str) -> str:
    """A title made from a file name: "02_To-trinh.pdf" becomes "02 To-trinh"."""
    return " ".join(PurePosixPath(plain_name(name)).stem.replace("_", " ").split())


@require_http_methods(FORM)
def paper_edit(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The form for a paper's title, place and kind, with its versions; and its answer."""
    paper = prepared(request, paper_id)
    start = start_of(paper)
    form = PaperForm(request.POST or None, initial=start, meeting=paper.meeting)
    if request.method == "POST" and form.is_valid():
        plan = form.plan(form.cleaned_data["title"])
        try:
            papers.change_paper(paper=paper, plan=plan, by=person(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            return done(request, reverse("documents:meeting", args=[paper.meeting_id]), _("Đã lưu."), follow=True)
    return _edit_page(request, paper, form)


def start_of(paper: Paper) -> dict[str, Any]:
    """What the form of a paper says before it is changed."""
    return {"title": paper.title, "item": paper.item_id, "kind": paper.kind, "circulation": paper.circulation}


@require_http_methods(FORM)
def paper_versions(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Takes a new version of the paper in; the old ones are kept."""
    paper = prepared(request, paper_id)
    if request.method != "POST":
        return redirect("documents:paper-edit", paper_id)
    file = request.FILES.get("file")
    try:
        if file is None:
            raise BadInput(_("Chưa chọn tệp nào. Chọn tệp PDF rồi gửi lại."))
        papers.replace_paper(
            paper=paper,
            upload=_upload(request, file),
            reason=request.POST.get("reason", ""),
            by=person(request),
            at=timezone.now(),
        )
    except Refusal as refusal:
        if is_quiet(request):
            return _answer([], [("", refusal)])
        form = PaperForm(initial=start_of(paper), meeting=paper.meeting)
        return _edit_page(request, paper, form, refusal)
    if is_quiet(request):
        return _answer([paper], [])
    return done(request, reverse("documents:paper", args=[paper_id]), _("Đã thay bằng bản mới."))


@require_POST
@writes
def paper_withdrawal(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Takes the paper back."""
    paper = prepared(request, paper_id)
    papers.withdraw_paper(paper=paper, by=person(request), at=timezone.now())
    return done(request, reverse("documents:meeting", args=[paper.meeting_id]), _("Đã rút tài liệu."), follow=True)


@require_POST
@writes
def paper_drawing(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Has pages that could not be prepared tried once more."""
    paper = prepared(request, paper_id)
    preparing.prepare_again(paper=paper, by=person(request))
    to = reverse("documents:meeting", args=[paper.meeting_id])
    return done(request, to, _("Đang dựng lại trang của tài liệu."), follow=True)


@require_safe
@writes
def paper_file(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """The file of a version, for the office alone and only as a download; checked against its hash.

    Its bytes are those that are kept, so the trace code stands in its name.
    """
    handling.ensure_may_leave(prepared(request, paper_id), office=True)
    version = seen_version(request, paper_id, number)
    return _download(request, version, version.sha256, version.file_name, "application/pdf")


@require_safe
@writes
def paper_original(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """What was sent, where it is kept beside the version made of it; for the office alone, as a download."""
    handling.ensure_may_leave(prepared(request, paper_id), office=True)
    version = seen_version(request, paper_id, number)
    if not version.original_sha256:
        raise Http404
    return _download(request, version, version.original_sha256, version.original_name, "application/octet-stream")


def _download(request: HttpRequest, version: PaperVersion, sha256: str, file_name: str, kind: str) -> HttpResponse:
    store.verify(sha256)
    trace = tracing.trace_copy(version=version, kind=TraceKind.ORIGINAL, by=person(request), at=timezone.now())
    path = PurePosixPath(file_name or "tai-lieu.pdf")
    name = quote(f"{path.stem}.{trace.code}{path.suffix or '.pdf'}")
    return HttpResponse(
        store.path(sha256).read_bytes(),
        content_type=kind,
        headers={
            "Content-Disposition": f"attachment; filename*=UTF-8''{name}",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox",
        },
    )


def prepared(request: HttpRequest, paper_id: UUID) -> Paper:
    """A paper that the person's office prepares; `Http404` or `PermissionDenied` for others."""
    paper = seen_paper(request, paper_id)
    if not access.may_prepare(person(request), paper.meeting):
        raise PermissionDenied
    return paper


def _edit_page(request: HttpRequest, paper: Paper, form: PaperForm, refusal: Refusal | None = None) -> HttpResponse:
    versions = reading.versions_with_readers(paper)
    context = {
        "paper": paper,
        "meeting": paper.meeting,
        "runs": True,
        "form": form,
        "versions": versions,
        "rounds": paper.consultations.select_related("version"),
        "consults": may_open(person(request), paper),
        "refusal": refusal,
        "locked": isinstance(refusal, EncryptedPdf),
        "reason": request.POST.get("reason", ""),
        "limit": settings.UPLOAD_LIMIT_BYTES,
        "limit_mb": settings.UPLOAD_LIMIT_BYTES // 1024**2,
        "office": conversion.exists(),
    }
    status = 422 if form.errors else refusal.status if refusal else 200
    return render(request, "documents/paper_edit.html", context, status=status)
