"""Devices that keep papers, as a browser makes them."""

from documents.models import OfflineCopy, OfflineDevice, PaperVersion
from documents.offline import keeping, leases
from documents.offline.keeping import Proof
from tests.factories import World


def make_device(here: World, name: str = "hanh", minute: float = 0) -> OfflineDevice:
    return leases.enrol(label="iPad · Safari", by=here.users[name], at=here.at(minute))


def proofs(version: PaperVersion, missing: tuple[int, ...] = ()) -> list[Proof | None]:
    """What a device returns that keeps all pages but the missing ones."""
    digests = [keeping.digest_of(f"{version.pk} {page}".encode()) for page in range(1, version.pages + 1)]
    made: list[Proof | None] = []
    for page, digest in enumerate(digests, start=1):
        made.append(None if page in missing else (digest, keeping.seal(version, page, digest)))
    return made


def make_copy(
    here: World,
    version: PaperVersion,
    device: OfflineDevice,
    minute: float = 1,
    missing: tuple[int, ...] = (),
) -> OfflineCopy:
    said = proofs(version, missing)
    return keeping.prove(version=version, device_id=device.pk, proofs=said, by=device.user, at=here.at(minute))
