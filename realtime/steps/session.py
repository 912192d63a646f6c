"""The next step from the convening to the closing."""

from django.utils.translation import gettext as _

from agenda.models import Item
from agenda.states import ItemState
from realtime.scene import Scene
from realtime.steps.questions import questioning
from realtime.steps.step import Lead, Step, address, approval, chairs, course, page
from voting.models import Vote
from voting.states import UNFINISHED, VoteState


def before(scene: Scene) -> Lead:
    quorum = scene.quorum
    if not quorum.reached:
        waiting = _("Cần %(needed)s/%(members)s thành viên, có mặt %(present)s, còn thiếu %(short)s.")
        figures = {
            "needed": quorum.needed,
            "members": quorum.members,
            "present": quorum.present,
            "short": quorum.short,
        }
        door = None if chairs(scene) else page(scene, "meetings:gate", _("Mở điểm danh"), "qr-code")
        return Lead(_("Chờ đủ túc số"), waiting % figures, door)
    ready = _("Có mặt %(present)s/%(members)s thành viên, đủ túc số.")
    return Lead(
        _("Sẵn sàng khai mạc"),
        ready % {"present": quorum.present, "members": quorum.members},
        course(scene, "opening", _("Khai mạc phiên họp"), "play"),
    )


def in_recess(scene: Scene) -> Lead:
    resumption = course(scene, "resumption", _("Họp tiếp"), "play")
    if scene.vote is not None and scene.vote.state in UNFINISHED:
        return Lead(_unfinished(scene.vote), scene.vote.question, others=(resumption,), vote=scene.vote)
    return Lead(_("Đang tạm nghỉ"), step=resumption)


def running(scene: Scene) -> Lead:
    current = scene.current
    others: tuple[Step, ...] = (course(scene, "recess", _("Tạm nghỉ"), "circle-pause"), closing(scene))
    if scene.vote is not None and scene.vote.state in UNFINISHED:
        return Lead(_unfinished(scene.vote), scene.vote.question, vote=scene.vote)
    if current is None:
        return _between(scene, (*others, *_back(scene)))
    if scene.questions is not None:
        return questioning(scene, current, scene.questions, others[:1])
    ready = next((vote for vote in scene.votes if vote.state == VoteState.READY and vote.item_id == current.pk), None)
    following = _after(scene, current)
    onward = _start(following) if following else _finish(current)
    others = (*others, *_back(scene))
    if ready is not None:
        return Lead(_("Biểu quyết đã chuẩn bị"), ready.question, others=(onward, *others), vote=ready)
    draft = next((one for one in scene.drafts if one.item_id == current.pk), None)
    if draft is not None:
        return approval(scene, draft, (onward, *others))
    if following:
        return Lead(_("Xong mục %s thì sang mục tiếp theo") % current.position, "", onward, others)
    return Lead(_("Đây là mục cuối"), "", onward, others)


def _unfinished(vote: Vote) -> str:
    return _("Chờ mở hòm phiếu") if vote.state == VoteState.SEALED else _("Đang biểu quyết")


def _between(scene: Scene, others: tuple[Step, ...]) -> Lead:
    if scene.upcoming is not None:
        begun = any(item.state == ItemState.DONE for item in scene.items)
        heading = _("Sang mục tiếp theo") if begun else _("Đã khai mạc")
        return Lead(heading, scene.upcoming.shown_title, _start(scene.upcoming), others)
    if scene.drafts and chairs(scene):
        return approval(scene, scene.drafts[0], others)
    look = page(scene, "realtime:wrap-up", _("Xem dự thảo và việc còn lại"), "file-check")
    return Lead(_("Đã bàn hết chương trình"), "", others[1], (look, others[0], *others[2:]))


def _after(scene: Scene, current: Item) -> Item | None:
    later = [item for item in scene.items if item.state == ItemState.PLANNED]
    return next((item for item in later if item.position > current.position), later[0] if later else None)


def _start(item: Item) -> Step:
    return Step(_("Sang mục %s") % item.position, "arrow-right", address("agenda:discussion", item.pk))


def _back(scene: Scene) -> tuple[Step, ...]:
    """Returning the item that was taken up last, if nothing happened on it."""
    begun = {item.started_at: item for item in scene.items if item.started_at}
    last = begun[max(begun)] if begun else None
    if last is None or last not in scene.returnable:
        return ()
    label = _("Trả mục %s về chưa bàn") % last.position
    return (Step(label, "undo-2", address("agenda:item-recall", last.pk)),)


def _finish(item: Item) -> Step:
    return Step(_("Kết thúc mục %s") % item.position, "check", address("agenda:discussion-end", item.pk))


def closing(scene: Scene) -> Step:
    """Closing the meeting; asks again while items are left."""
    left = [str(item.position) for item in scene.items if item.state == ItemState.PLANNED]
    question = _("Bế mạc phiên họp?")
    if left:
        question = _("Mục %s chưa bàn. Vẫn bế mạc phiên họp?") % ", ".join(left)
    return course(scene, "closing", _("Bế mạc"), "flag", question)
