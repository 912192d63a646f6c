"""Signing in, changing one's password and mail address, and the field for a day that all forms share."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.utils.translation import gettext_lazy as _


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    """A day chosen from the calendar of the browser."""
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


class SignInForm(AuthenticationForm):
    """User name and password; a wrong pair gets one text, whichever of the two was wrong."""

    error_messages = {
        "invalid_login": _("Tên đăng nhập hoặc mật khẩu không đúng. Đồng chí kiểm tra phím Caps Lock rồi thử lại."),
        "inactive": _("Tên đăng nhập hoặc mật khẩu không đúng. Đồng chí kiểm tra phím Caps Lock rồi thử lại."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = _("Tên đăng nhập")
        self.fields["password"].label = _("Mật khẩu")
        self.fields["username"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}


class NewPasswordForm(PasswordChangeForm):
    """The old password, and the new one twice."""

    error_messages = {
        **PasswordChangeForm.error_messages,
        "password_incorrect": _("Mật khẩu hiện tại không đúng."),
        "password_mismatch": _("Hai lần nhập mật khẩu mới không giống nhau."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = _("Mật khẩu hiện tại")
        self.fields["new_password1"].label = _("Mật khẩu mới")
        self.fields["new_password1"].help_text = _("Ít nhất 12 ký tự, không phải mật khẩu hay gặp.")
        self.fields["new_password2"].label = _("Nhập lại mật khẩu mới")


class AddressForm(forms.Form):
    """Where somebody gets mail; `seen` is what stood there when the page was opened."""

    email = forms.EmailField(
        label=_("Địa chỉ thư điện tử"),
        max_length=254,
        required=False,
        error_messages={"invalid": _("Địa chỉ chưa đúng. Ví dụ: ten@coquan.gov.vn.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class OwnAddressForm(AddressForm):
    """One's own address, and whether letters are wanted there."""

    wanted = forms.BooleanField(
        label=_("Nhận thư nhắc"),
        required=False,
        help_text=_(
            "Nhắc đọc tài liệu và gửi ý kiến. Không chọn thì chỉ nhắc trên hệ thống; thư không bao giờ kèm nội dung "
            "tài liệu."
        ),
    )


class LanguageForm(forms.Form):
    """The language of the interface."""

    language = forms.ChoiceField(choices=[("vi", "Tiếng Việt"), ("en", "English")])
