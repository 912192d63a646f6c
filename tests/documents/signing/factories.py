"""Keys and signed notices for the tests of signatures; keys are made once, as that takes longest."""

import functools
from datetime import UTC, datetime

from documents import checking, drafts, issuing
from documents.demo.authority import Authority, make_authority
from documents.models import Act, SigningRule
from documents.signing import keys, steps
from documents.states import SignatureMethod, SignatureRole
from tests.documents.factories import conclude
from tests.factories import World, world

PASSWORD = "mat-khau-khoa-ky"
MADE = datetime(2026, 11, 1, tzinfo=UTC)
SIGNER, SEAL = "Lê Thị Thu Hạnh", "Đảng ủy phường Tân Hòa Bắc"
PERSONAL, OFFICE = SignatureRole.PERSONAL, SignatureRole.SEAL


@functools.cache
def authority() -> Authority:
    return make_authority(MADE)


@functools.cache
def key(name: str) -> bytes:
    """A PKCS#12 file of this holder."""
    return authority().pkcs12(name, PASSWORD, MADE)


def closed_world(*, personal: bool = True, seal: bool = True) -> World:
    """A closed meeting whose notice needs these signatures."""
    here = world(state="closed", present=10)
    conclude(here)
    SigningRule.objects.create(organisation=here.organisation, personal=personal, seal=seal)
    return here


def approved(here: World) -> Act:
    act = checking.check_act(act=drafts.act_of(here.meeting, "notice"), by=here.clerk, at=here.at(210))
    return issuing.issue_act(act=act, revision=act.revision, by=here.chair, at=here.at(215))


def sign(here: World, act: Act, role: SignatureRole = PERSONAL, *, name: str = "", minute: int = 220) -> Act:
    """Signs in a role, with a key of `name` or of whoever should."""
    data = key(name or (SIGNER if role == PERSONAL else here.organisation.name))
    by = here.users["hanh"] if role == PERSONAL else here.clerk
    signer = keys.from_pkcs12(data, PASSWORD)
    return steps.sign_act(act=act, role=role, signer=signer, method=SignatureMethod.FILE, by=by, at=here.at(minute))


def signed(here: World) -> Act:
    """A notice signed by its signatory and the office, and so issued."""
    act = sign(here, approved(here))
    return sign(here, act, OFFICE, minute=225)
