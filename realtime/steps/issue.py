"""The next step after the closing, until the notice and the minutes are issued."""

from dataclasses import replace

from django.utils.translation import gettext as _

from documents.models import Act
from documents.signing.rule import may_sign, signs, turn
from documents.states import RECORDS, ActState, SignatureRole
from realtime.scene import Scene
from realtime.steps.records import recording
from realtime.steps.step import Lead, Step, address, approval, chairs, page


def closed(scene: Scene) -> Lead:
    act = scene.notice
    if act is None or act.state == ActState.DRAFT:
        return _drafting(scene)
    if act.state == ActState.SIGNING:
        return _signing(scene, act)
    if chairs(scene):
        return Lead(
            _("Dự thảo thông báo chờ đồng chí duyệt"),
            step=page(scene, "documents:notice", _("Duyệt và ban hành"), "stamp"),
        )
    return Lead(_("Dự thảo đang chờ chủ trì duyệt"), step=page(scene, "documents:notice", _("Xem dự thảo"), "file"))


def _signing(scene: Scene, act: Act) -> Lead:
    """Whose turn it is; who signs comes to the page that asks for it."""
    role = turn(act)
    where = address("documents:signing", act.pk)
    if role is not None and scene.person is not None and may_sign(scene.person, act, role):
        if act.kind in RECORDS:
            return Lead(
                _("Biên bản chờ đồng chí ký số"), step=Step(_("Ký số biên bản"), "signature", where, post=False)
            )
        said = _("Ký số thông báo") if role == SignatureRole.PERSONAL else _("Cơ quan ký số và ban hành")
        return Lead(_("Thông báo đã duyệt, chờ đồng chí ký số"), step=Step(said, "signature", where, post=False))
    heading = _("Chờ ký số: %s") % signs(act, role) if role else _("Đang ban hành")
    return Lead(heading, step=Step(_("Xem văn bản"), "file", where, post=False))


def _drafting(scene: Scene) -> Lead:
    if scene.drafts:
        return approval(scene, scene.drafts[0], (page(scene, "documents:notice", _("Dự thảo thông báo"), "file"),))
    if chairs(scene):
        return Lead(_("Văn phòng đang kiểm tra dự thảo thông báo"), _("Dự thảo đến đây để duyệt khi kiểm tra xong."))
    if not scene.is_concluded:
        return Lead(
            _("Chưa có kết luận nào để thông báo"),
            step=page(scene, "agenda:conclusions", _("Soạn kết luận"), "pencil"),
        )
    return Lead(
        _("Dự thảo thông báo đã dựng xong"),
        step=page(scene, "documents:notice", _("Kiểm tra và trình duyệt"), "file-check"),
    )


def concluded(scene: Scene) -> Lead:
    act, minutes = scene.notice, scene.minutes
    written = act.entry.written if act and act.entry else ""
    heading = _("Đã ban hành thông báo kết luận %s") % written
    seen = _see(act)
    if minutes is not None and minutes.state == ActState.SIGNING:
        return replace(_signing(scene, minutes), text=heading, others=seen)
    if chairs(scene) and minutes is not None and minutes.state == ActState.CHECKED:
        step = page(scene, "documents:minutes", _("Xem và duyệt biên bản"), "stamp")
        return Lead(_("Biên bản chờ đồng chí duyệt"), heading, step, others=seen)
    if not chairs(scene) and (minutes is None or minutes.state == ActState.DRAFT):
        step = page(scene, "documents:minutes", _("Kiểm tra biên bản"), "file-check")
        return Lead(heading, _("Còn biên bản chưa kiểm tra."), step, others=seen)
    if recording(scene):
        return Lead(heading, _("Còn biên bản kiểm phiếu chưa chốt."), others=seen)
    return Lead(heading, step=next(iter(seen), None))


def _see(act: Act | None) -> tuple[Step, ...]:
    if act is None:
        return ()
    return (Step(_("Xem thông báo"), "file-check", address("documents:act", act.pk), post=False),)
