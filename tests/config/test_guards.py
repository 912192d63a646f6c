"""What `SECURE=1` does not put up with, told by the settings themselves in a process of their own."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.guards import refuse_weak

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = "q7Zt0mXk3Wb9Lr5Vn1Yc8Hs4Jd6Gf2Pa-q7Zt0mXk3Wb9Lr5Vn1Yc"


def load(tmp_path: Path, **given: str) -> str:
    """The last line on standard error of a process that reads the settings, or nothing."""
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **given}
    done = subprocess.run(
        [sys.executable, "-c", "import config.settings"], cwd=ROOT, env=environment, capture_output=True, text=True
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"DEBUG": "1"}, "SECURE=1 and DEBUG=1 exclude each other"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "a" * 60}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "django-insecure-" + GOOD}, "SECRET_KEY is weak"),
        ({"SECRET_KEY": "change-me-" + GOOD}, "SECRET_KEY is weak"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name the hosts"),
    ],
)
def test_a_secure_deployment_does_not_start_with_it(tmp_path: Path, given: dict[str, str], said: str) -> None:
    assert said in load(tmp_path, SECURE="1", **given)


@pytest.mark.parametrize("given", [{}, {"SECRET_KEY": GOOD}])
def test_a_secure_deployment_starts(tmp_path: Path, given: dict[str, str]) -> None:
    assert load(tmp_path, SECURE="1", **given) == ""


def test_a_machine_of_ones_own_may_do_all_of_it() -> None:
    refuse_weak(secure=False, debug=True, secret_key="short", allowed_hosts=["*"])


def test_the_made_key_is_strong_kept_and_for_its_owner_alone(tmp_path: Path) -> None:
    assert load(tmp_path, SECURE="1") == ""
    kept = (tmp_path / "secret_key").read_text()
    assert load(tmp_path, SECURE="1") == ""
    assert (tmp_path / "secret_key").read_text() == kept
    assert (tmp_path / "secret_key").stat().st_mode & 0o077 == 0
