"""Pages for what went wrong, in words that help."""

import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from people.answers import is_quiet
from realtime import connections

RETRY = 3  # seconds


def _answer(request: HttpRequest, template: str, status: int, message: str) -> HttpResponse:
    if is_quiet(request):
        from django.http import JsonResponse

        return JsonResponse({"message": message}, status=status)
    return render(request, template, {"message": message}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "400.html", 400, _("Yêu cầu không đúng. Đồng chí tải lại trang và thử lại."))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "403.html", 403, _("Đồng chí không có quyền xem hoặc làm việc này."))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return _answer(request, "404.html", 404, _("Không tìm thấy trang này."))


def server_error(request: HttpRequest) -> HttpResponse:
    """Called by Django while it handles the exception."""
    if isinstance(sys.exception(), OperationalError | InterfaceError):
        return unavailable(request)
    return _answer(request, "500.html", 500, _("Máy chủ gặp lỗi. Việc đã được ghi nhận vẫn còn; đồng chí thử lại."))


def unavailable(request: HttpRequest) -> HttpResponse:
    """The database is away or too busy; whoever asks again soon is served."""
    connections.renew()
    message = _("Máy chủ chưa truy cập được dữ liệu. Việc vừa rồi có thể chưa được lưu; đồng chí thử lại sau ít giây.")
    answer = _answer(request, "503.html", 503, message)
    answer.headers["Retry-After"] = str(RETRY)
    return answer


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if not request.COOKIES:
        message = _(
            "Trình duyệt không gửi cookie nên máy chủ không nhận ra trang này; chưa có gì bị thay đổi. "
            "Đồng chí cho phép cookie của địa chỉ này trong cài đặt trình duyệt rồi tải lại trang."
        )
        return _answer(request, "403.html", 403, message)
    message = _("Phiên làm việc của trang này đã cũ. Đồng chí tải lại trang rồi làm lại; chưa có gì bị thay đổi.")
    return _answer(request, "403.html", 403, message)
