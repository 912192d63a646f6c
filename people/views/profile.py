"""One's own page: who the product takes one for, and where one gets mail."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people import addresses
from people.answers import FORM, done
from people.forms import OwnAddressForm
from people.models import User
from people.refusals import Refusal


@require_http_methods(FORM)
def profile(request: HttpRequest) -> HttpResponse:
    """Name, office and seats to look at; the mail address and whether mail is wanted to change."""
    user = User.objects.select_related("office").get(username=request.user.get_username())
    start = {"email": user.email, "seen": user.email, "wanted": user.wants_mail}
    form = OwnAddressForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and _set(form, user):
        return done(request, request.path, _("Đã lưu."), follow=True)
    context = {
        "form": form,
        "who": user,
        "seats": user.memberships.filter(ends=None).select_related("body").order_by("body__name"),
        "changes": user.address_changes.select_related("by"),
    }
    return render(request, "people/profile.html", context)


def _set(form: OwnAddressForm, user: User) -> bool:
    """Whether it was written; else the form tells why not."""
    try:
        addresses.set_address(user=user, **form.cleaned_data, by=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error("email", str(refusal))
        return False
    return True
