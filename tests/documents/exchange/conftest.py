import pytest

from documents.models import Act
from tests.documents.dispatching.conftest import closed, issue
from tests.factories import World

__all__ = ["closed"]


@pytest.fixture
def act(closed: World) -> Act:
    """An issued notice, 87-TB/ĐU."""
    issued = issue(closed)
    return Act.objects.select_related("entry", "meeting__body__organisation").get(pk=issued.pk)
