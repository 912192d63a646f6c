"""The codes of organisations in the exchange of documents (mã định danh, QCVN 102, Quyết định 20/2020/QĐ-TTg)."""

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from documents.exchange.edxml import CODE, Party
from documents.models import ExchangeCode
from meetings.access import must
from people.models import Organisation, StaffRole, User
from people.refusals import BadInput
from people.text import nfc

MOST = 200


def code_of(organisation: Organisation) -> str:
    """The organisation's own code; "" as long as the office has not entered it."""
    found = ExchangeCode.objects.filter(organisation=organisation).first()
    return found.code if found else ""


@transaction.atomic
def set_code(*, organisation: Organisation, code: str, by: User) -> ExchangeCode:
    """Raises `NotAllowed`, `BadInput`."""
    serves = StaffRole.objects.filter(user=by, body__organisation=organisation).exists()
    must(serves, _("Chỉ văn phòng nhập được mã định danh của cơ quan."))
    return ExchangeCode.objects.update_or_create(organisation=organisation, defaults={"code": valid(code)})[0]


def valid(code: str) -> str:
    """The code as it is written in messages. Raises `BadInput`."""
    plain = code.strip().upper()
    if not CODE.fullmatch(plain):
        raise BadInput(_("“%s” không phải mã định danh, ví dụ 000.00.15.H53 hoặc H53.15.") % code.strip()[:60])
    return plain


def parties(text: str) -> list[Party]:
    """Receivers as they are typed, one a line: code, then name. Raises `BadInput`."""
    rows = [line.split(None, 1) for line in nfc(text).splitlines() if line.strip()]
    if not rows or len(rows) > MOST:
        raise BadInput(_("Ghi mỗi nơi nhận một dòng: mã định danh rồi đến tên cơ quan."))
    found = []
    for row in rows:
        code = valid(row[0])
        if len(row) == 1:
            raise BadInput(_("Dòng “%s” thiếu tên cơ quan.") % row[0][:60])
        found.append(Party(code, " ".join(row[1].split())))
    return found
