"""Signing in and out, the language, the password."""

from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import user_login_failed, views
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from people.answers import done, origin
from people.forms import LanguageForm, NewPasswordForm, SignInForm

LANGUAGE_DAYS = 400


@method_decorator(login_not_required, name="dispatch")
class SignIn(views.LoginView):
    """The sign-in page; somebody who is signed in already goes on to their meetings."""

    template_name = "people/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True


class SignOut(views.LogoutView):
    """Ends the session and tells the browser to forget what it stored for it."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().post(request, *args, **kwargs)
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response


class Password(views.PasswordChangeView):
    """Changing one's own password."""

    template_name = "people/password.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("documents:home")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A wrong present password counts as at sign-in: a tablet that lies about is no place to guess it."""
        if not AxesProxyHandler.is_allowed(request, self.credentials()):
            return sign_in_locked(request, self.credentials())
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.has_error("old_password", "password_incorrect"):
            user_login_failed.send(sender=__name__, credentials=self.credentials(), request=self.request)
        return super().form_invalid(form)

    def credentials(self) -> dict[str, str]:
        """Whose password it is, as sign-in names them."""
        return {"username": self.request.user.get_username()}

    def form_valid(self, form: Any) -> HttpResponse:
        super().form_valid(form)
        return done(self.request, str(self.success_url), _("Đã đổi mật khẩu."))


def sign_in_locked(request: HttpRequest, credentials: object, *args: object) -> HttpResponse:
    """Too many wrong passwords from one place for one account; it opens again by itself."""
    wait: timedelta | float = settings.AXES_COOLOFF_TIME
    minutes = round(wait.total_seconds() / 60 if isinstance(wait, timedelta) else wait * 60)
    return render(request, "people/locked.html", {"minutes": minutes}, status=429)


@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keeps the chosen language in a cookie and, for a signed-in person, with the account."""
    form = LanguageForm(request.POST)
    response = HttpResponseRedirect(origin(request), status=303)
    if form.is_valid():
        chosen = form.cleaned_data["language"]
        if request.user.is_authenticated:
            request.user.language = chosen
            request.user.save(update_fields=["language"])
        response.set_cookie(
            "language",
            chosen,
            max_age=LANGUAGE_DAYS * 24 * 60 * 60,
            secure=settings.SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response
