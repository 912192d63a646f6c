"""Leading others through a paper: beginning, where one is, ending, and who is named for an item."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from agenda.access import may_arrange, may_see_item
from agenda.models import Item
from documents.models import Presentation, Presenter
from documents.presenting import course, places
from documents.presenting.candidates import candidates
from documents.views.reader import seen_version
from meetings.access import may_prepare
from meetings.pages import person
from meetings.states import IN_SESSION
from people.answers import FORM, done, writes
from people.models import User
from people.refusals import BadInput, Refusal


class PlaceForm(forms.Form):
    """Where the presenter is; `x` and `y` in `places.PARTS` of the page, both or none."""

    page = forms.IntegerField(min_value=1, max_value=9999)
    x = forms.IntegerField(min_value=0, max_value=places.PARTS, required=False)
    y = forms.IntegerField(min_value=0, max_value=places.PARTS, required=False)
    lead = forms.SlugField(max_length=16, required=False)

    @property
    def point(self) -> places.Point | None:
        x, y = self.cleaned_data["x"], self.cleaned_data["y"]
        return None if x is None or y is None else (x, y)


@require_POST
@writes
def paper_presentation(request: HttpRequest, paper_id: UUID, number: int) -> HttpResponse:
    """Leads everybody through this version, from the page that is sent."""
    version = seen_version(request, paper_id, number)
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise BadInput
    course.begin(version=version, page=form.cleaned_data["page"], by=person(request), at=timezone.now())
    return done(request, reverse("documents:paper-version", args=[paper_id, number]))


@require_POST
@writes
def presentation_place(request: HttpRequest, presentation_id: UUID) -> HttpResponse:
    """The presenter turned to a page or points at something."""
    form = PlaceForm(request.POST)
    if not form.is_valid():
        raise BadInput
    where = {"page": form.cleaned_data["page"], "point": form.point, "lead": form.cleaned_data["lead"]}
    places.move(presentation_id=presentation_id, **where, by=person(request), at=timezone.now())
    return HttpResponse(status=204)


@require_POST
@writes
def presentation_end(request: HttpRequest, presentation_id: UUID) -> HttpResponse:
    """Ends a presentation."""
    found = Presentation.objects.select_related("version__paper__meeting__body", "item__meeting__body")
    presentation = get_object_or_404(found, pk=presentation_id)
    by = person(request)
    if presentation.user_id != by.pk and not may_see_item(by, presentation.item):
        raise Http404
    course.end(presentation=presentation, by=by, at=timezone.now())
    version = presentation.version
    return done(request, reverse("documents:paper-version", args=[version.paper_id, version.number]))


@require_http_methods(FORM)
def presenter(request: HttpRequest, item_id: UUID) -> HttpResponse:
    """Who presents an item beside the chair: the form, and its answer."""
    item = get_object_or_404(Item.objects.select_related("meeting__body"), pk=item_id)
    by = person(request)
    if not may_see_item(by, item):
        raise Http404
    if not may_arrange(by, item.meeting):
        raise PermissionDenied
    refusal: Refusal | None = None
    if request.method == "POST":
        try:
            course.name_presenter(item=item, user=_chosen(request, item), by=by, at=timezone.now())
        except Refusal as error:
            refusal = error
        else:
            return done(request, _back(item, by), _("Đã ghi người trình bày."), follow=True)
    named = Presenter.objects.filter(item=item).select_related("user").first()
    people = [] if item.is_secret else list(candidates(item).select_related("office"))
    context: dict[str, Any] = {"item": item, "meeting": item.meeting, "runs": True, "refusal": refusal}
    context |= {"people": people, "named": named, "back_url": _back(item, by)}
    return render(request, "documents/presenter.html", context, status=refusal.status if refusal else 200)


def _chosen(request: HttpRequest, item: Item) -> User | None:
    """The person who was chosen; None for nobody."""
    asked = request.POST.get("user", "")
    if not asked:
        return None
    found = next((one for one in candidates(item) if str(one.pk) == asked), None)
    if found is None:
        raise BadInput(_("Chọn một đồng chí dự mục này trong danh sách."))
    return found


def _back(item: Item, by: User) -> str:
    meeting = item.meeting
    if meeting.state not in IN_SESSION:
        return reverse("documents:meeting", args=[meeting.pk])
    return reverse("realtime:desk" if may_prepare(by, meeting) else "realtime:room", args=[meeting.pk])
