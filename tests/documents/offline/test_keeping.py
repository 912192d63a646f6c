"""Which papers a device may keep, and what it must show to be believed."""

import hashlib
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agenda.models import Item, Recusal
from documents import access, papers
from documents.models import OfflineCopy, OfflineDevice, Paper, PaperVersion
from documents.offline import keeping, leases
from tests.documents.offline.factories import make_copy, make_device, proofs
from tests.documents.pdf import samples
from tests.documents.uploads import add, upload
from tests.factories import World

pytestmark = pytest.mark.django_db
EVERYBODY = ("khoi", "hanh", "thuong", "cham", "luc", "en", "stranger")


def keepers(here: World, paper: Paper) -> set[str]:
    found = {name: keeping.keepable_papers(here.users[name], here.meeting) for name in EVERYBODY}
    return {name for name, papers in found.items() if paper in papers}


def recuse(here: World, item: Item, name: str) -> None:
    Recusal.objects.create(item=item, attendee=here.attendee(name), declared_by=here.clerk, declared_at=here.at(-1))


def test_who_may_read_may_keep(here: World) -> None:
    assert keepers(here, add(here)) == set(EVERYBODY) - {"stranger"}
    assert keepers(here, add(here, item=1)) == set(EVERYBODY) - {"stranger", "luc"}


def test_papers_of_an_item_on_paper_are_kept_by_nobody(here: World) -> None:
    paper = add(here)
    Item.objects.filter(pk=here.items[0].pk).update(restricted=True)
    assert access.may_read(here.clerk, paper)
    assert keepers(here, paper) == set()


def test_papers_of_a_secret_item_are_kept_by_nobody(here: World) -> None:
    paper = add(here)
    Item.objects.filter(pk=here.items[0].pk).update(
        secrecy="secret", title="", presenter="", kind="", office=None, takes_questions=False
    )
    assert keepers(here, paper) == set()


def test_who_takes_no_part_keeps_nothing_of_the_item(here: World) -> None:
    paper = add(here)
    recuse(here, here.items[0], "hanh")
    recuse(here, here.items[0], "thuong")
    assert keepers(here, paper) == {"khoi", "cham", "luc", "en"}


@pytest.mark.parametrize("state", ["ready", "withdrawn"])
def test_only_what_was_sent_is_kept(here: World, state: str) -> None:
    paper = add(here)
    Paper.objects.filter(pk=paper.pk).update(state=state)
    assert keepers(here, paper) == set()


def test_the_newest_version_is_asked_for(here: World) -> None:
    paper = add(here)
    new = upload(samples.text_pdf(3))
    papers.replace_paper(paper=paper, upload=new, reason="Sửa số liệu", by=here.clerk, at=here.at(-8000))
    assert [one.number for one in keeping.keepable_versions(here.users["hanh"], here.meeting)] == [2]


def test_a_device_learns_what_it_may_not_keep_any_more(here: World) -> None:
    hanh = here.users["hanh"]
    kept, withdrawn, restricted, left = (add(here, item=index).versions.get() for index in (None, 0, 1, 3))
    held = [kept.pk, withdrawn.pk, restricted.pk, left.pk]
    assert {one.pk for one in keeping.still_keepable(hanh, held)} == set(held)
    papers.withdraw_paper(paper=withdrawn.paper, by=here.clerk, at=here.at(1))
    Item.objects.filter(pk=here.items[1].pk).update(restricted=True)
    recuse(here, here.items[3], "hanh")
    assert keeping.still_keepable(hanh, held) == [kept]
    here.attendee("hanh").delete()
    assert keeping.still_keepable(hanh, held) == []


@pytest.fixture
def version(here: World) -> PaperVersion:
    return add(here, file=upload(samples.text_pdf(4))).versions.get()


@pytest.fixture
def device(here: World) -> OfflineDevice:
    return make_device(here)


def test_all_pages_with_their_seals_are_a_whole_copy(here: World, version: PaperVersion, device: OfflineDevice) -> None:
    copy = make_copy(here, version, device)
    digests = "".join(proof[0] for proof in proofs(version) if proof)
    assert (copy.pages, copy.digest) == (4, hashlib.sha256(digests.encode()).hexdigest())


def test_a_missing_page_counts_until_it_is_there(here: World, version: PaperVersion, device: OfflineDevice) -> None:
    assert make_copy(here, version, device, missing=(2, 3)).pages == 2
    assert make_copy(here, version, device).pages == 4
    assert OfflineCopy.objects.count() == 1


def test_a_page_that_was_changed_or_belongs_elsewhere_does_not_count(
    here: World, version: PaperVersion, device: OfflineDevice
) -> None:
    other = add(here, item=1, file=upload(samples.text_pdf(4))).versions.get()
    good, elsewhere = proofs(version), proofs(other)
    (_digest, of_first) = good[0] or ("", "")
    tampered = (keeping.digest_of(b"something else"), of_first)
    said = [tampered, good[2], good[1], elsewhere[3]]
    assert kept(here, version, device, said) == 0


def kept(here: World, version: PaperVersion, device: OfflineDevice, said: list[keeping.Proof | None]) -> int:
    by, at = here.users["hanh"], here.at(2)
    return keeping.prove(version=version, device_id=device.pk, proofs=said, by=by, at=at).pages


def test_another_number_of_pages_is_no_proof(here: World, version: PaperVersion, device: OfflineDevice) -> None:
    with pytest.raises(keeping.NoProof):
        kept(here, version, device, proofs(version)[:3])


def test_nobody_proves_for_another_nor_with_an_ended_device(
    here: World, version: PaperVersion, device: OfflineDevice
) -> None:
    at: datetime = here.at(2)
    with pytest.raises(leases.Ended):
        keeping.prove(version=version, device_id=device.pk, proofs=proofs(version), by=here.users["giao"], at=at)
    leases.end_device(device_id=device.pk, at=at)
    with pytest.raises(leases.Ended):
        kept(here, version, device, proofs(version))


def test_what_may_not_be_kept_is_not_proved(here: World, version: PaperVersion, device: OfflineDevice) -> None:
    Item.objects.filter(pk=here.items[0].pk).update(restricted=True)
    version = PaperVersion.objects.select_related("paper__meeting").get(pk=version.pk)
    with pytest.raises(keeping.NotKept):
        kept(here, version, device, proofs(version))
    assert not OfflineCopy.objects.exists()


@given(
    page=st.integers(1, 4),
    other=st.integers(1, 4),
    data=st.binary(max_size=40),
    more=st.binary(max_size=40),
)
def test_a_seal_holds_for_its_page_and_content_alone(page: int, other: int, data: bytes, more: bytes) -> None:
    version = PaperVersion()
    same = (page, data) == (other, more)
    first = keeping.seal(version, page, keeping.digest_of(data))
    assert (first == keeping.seal(version, other, keeping.digest_of(more))) is same
    assert first != keeping.seal(PaperVersion(), page, keeping.digest_of(data))
