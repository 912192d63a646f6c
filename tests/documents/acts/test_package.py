"""The package stands alone: it prints documents without Django, a database or a network."""

import subprocess
import sys


def test_it_needs_no_django() -> None:
    program = "import sys, documents.acts; print([name for name in sys.modules if name.split('.')[0] == 'django'])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == "[]"
