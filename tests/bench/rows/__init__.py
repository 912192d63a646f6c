"""What is measured, one noun each; importing this package registers all of it in `tests.bench.row.GROUPS`."""

from tests.bench.rows import ballots as ballots
from tests.bench.rows import books as books
from tests.bench.rows import cluster as cluster
from tests.bench.rows import envelopes as envelopes
from tests.bench.rows import fan_out as fan_out
from tests.bench.rows import memory as memory
from tests.bench.rows import notice as notice
from tests.bench.rows import pages as pages
from tests.bench.rows import papers as papers
from tests.bench.rows import push as push
from tests.bench.rows import reconnect as reconnect
from tests.bench.rows import sealing as sealing
from tests.bench.rows import searching as searching
from tests.bench.rows import slow_readers as slow_readers
