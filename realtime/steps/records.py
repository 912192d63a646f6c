"""Records of counting on their way: what whoever leads does about them next."""

from django.utils.translation import gettext as _

from documents.counting_records import Record
from documents.signing.rule import turn
from documents.states import ActState, SignatureRole
from realtime.scene import Scene
from realtime.steps.step import Step, chairs


def recording(scene: Scene) -> tuple[Step, ...]:
    """A step for each record that waits for the chair, or at the desk for the office."""
    found = [(one, _said(scene, one)) for one in scene.records]
    return tuple(Step(said % one.item, "signature", one.address, post=False) for one, said in found if said)


def _said(scene: Scene, record: Record) -> str:
    role = turn(record.act) if record.act else None
    if chairs(scene):
        if record.state == ActState.CHECKED:
            return _("Duyệt biên bản kiểm phiếu mục %s")
        return _("Ký biên bản kiểm phiếu mục %s") if role == SignatureRole.CHAIR else ""
    if record.state == ActState.DRAFT:
        return _("Lập biên bản kiểm phiếu mục %s")
    return _("Ký biên bản kiểm phiếu mục %s") if role == SignatureRole.RECORDER else ""
