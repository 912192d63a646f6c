"""Rules of votes from a body's own working rules: in force on a day, entered, ended."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from meetings.access import must
from people.models import Body, User
from people.queries import may_keep
from people.refusals import BadInput, Refusal
from voting.matters import Matter
from voting.models import HouseRule
from voting.rulebook import NoRule, entry_for
from voting.rules import Rule, is_weaker
from voting.wording import rule_words, terms


class Overlaps(Refusal):
    """Another rule of the body for such questions is in force on some of these days."""


class WeakerThanLaw(Refusal):
    """The law asks for more than this rule."""


class AlreadyEnded(Refusal):
    """The rule has its last day."""


def rule_on(body: Body, matter: str, day: date) -> Rule:
    """The body's own rule for such a question on a day, else that of the book. Raises `NoRule`."""
    own = in_force(body, matter, day, day).first()
    return own.rule if own is not None else entry_for(body.kind, matter, day).rule


def in_force(body: Body, matter: str, first: date, last: date | None) -> QuerySet[HouseRule]:
    """The body's own rules for such questions in force on some day from `first` to `last` (None: for ever)."""
    found = HouseRule.objects.filter(body=body, matter=matter).filter(Q(ends=None) | Q(ends__gte=first))
    return found if last is None else found.filter(starts__lte=last)


@dataclass(frozen=True, slots=True)
class Decides:
    """How a body decides one kind of question on a day: the rule, and whether it is the body's own."""

    matter: Matter
    rule: Rule
    is_own: bool

    @property
    def label(self) -> str:
        return capfirst(str(self.matter.label))

    @property
    def words(self) -> str:
        return terms(self.rule)


def matters_of(body: Body, day: date) -> list[Decides]:
    """Every kind of question for which the body has a rule on a day."""
    in_time = HouseRule.objects.filter(body=body, starts__lte=day).filter(Q(ends=None) | Q(ends__gte=day))
    own = {one.matter: one.rule for one in in_time}
    found = []
    for matter in Matter:
        try:
            rule = own.get(matter) or entry_for(body.kind, matter, day).rule
        except NoRule:
            continue
        found.append(Decides(matter, rule, matter in own))
    return found


@transaction.atomic
def enter_rule(*, rule: HouseRule, by: User, at: datetime) -> HouseRule:
    """Enters a rule, not saved yet, of a body's working rules.

    Raises `BadInput` without a basis, for days in the wrong order and for what no vote can reach, `WeakerThanLaw`,
    `Overlaps`, `NotAllowed`.
    """
    body = Body.objects.select_for_update().get(pk=rule.body_id)
    _must_keep(by, body)
    _ensure_sound(rule)
    _ensure_lawful(rule, body)
    other = in_force(body, rule.matter, rule.starts, rule.ends).first()
    if other is not None:
        raise Overlaps(
            _("Từ ngày %(day)s đã có quy tắc cho loại nội dung này (%(basis)s). Ghi ngày hết hiệu lực trước.")
            % {"day": f"{other.starts:%d/%m/%Y}", "basis": other.basis}
        )
    rule.entered_by, rule.entered_at = by, at
    rule.save(force_insert=True)
    return rule


@transaction.atomic
def end_rule(*, rule_id: UUID, last: date, by: User) -> HouseRule:
    """Gives a rule its last day. Raises `AlreadyEnded`, `BadInput` for a day before its first, `NotAllowed`."""
    rule = HouseRule.objects.select_for_update(of=("self",)).select_related("body").get(pk=rule_id)
    _must_keep(by, rule.body)
    if rule.ends is not None:
        raise AlreadyEnded(_("Quy tắc này đã có ngày hết hiệu lực."))
    if last < rule.starts:
        raise BadInput(_("Ngày hết hiệu lực trước ngày có hiệu lực (%s).") % f"{rule.starts:%d/%m/%Y}")
    rule.ends = last
    rule.save(update_fields=["ends"])
    return rule


def _must_keep(by: User, body: Body) -> None:
    must(may_keep(by, body), _("Chỉ thư ký của cơ quan nhập được quy tắc biểu quyết."))


def _ensure_sound(rule: HouseRule) -> None:
    if not rule.basis.strip():
        raise BadInput(_("Chưa ghi căn cứ: số, ngày và điều khoản của quy chế làm việc."))
    if rule.ends is not None and rule.ends < rule.starts:
        raise BadInput(_("Ngày hết hiệu lực trước ngày có hiệu lực (%s).") % f"{rule.starts:%d/%m/%Y}")
    if bool(rule.quorum_numerator) != bool(rule.quorum_denominator):
        raise BadInput(_("Số ủy viên phải có mặt: ghi đủ tử số và mẫu số, hoặc để trống cả hai."))
    if not _is_possible(rule):
        raise BadInput(
            _("Không thể biểu quyết theo quy tắc này: kiểm tra tỷ lệ, cách xử lý khi ngang nhau và hình thức.")
        )


def _is_possible(rule: HouseRule) -> bool:
    try:
        return bool(rule.rule)
    except (ValueError, ZeroDivisionError):
        return False


def _ensure_lawful(rule: HouseRule, body: Body) -> None:
    """The book's rules on the first and on the last day bind; a change of law between them binds by the stricter."""
    for day in (rule.starts, rule.ends or date.max):
        try:
            entry = entry_for(body.kind, rule.matter, day)
        except NoRule:
            continue
        if entry.binding and is_weaker(rule.rule, entry.rule):
            raise WeakerThanLaw(
                _("Quy chế không được quy định thấp hơn: %(words)s (%(basis)s).")
                % {"words": rule_words(entry.rule), "basis": entry.rule.basis}
            )
