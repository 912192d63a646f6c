"""Settings of the test run: the product's own, in a folder that is thrown away; each process of a run has its own."""

import atexit
import os
import shutil
import tempfile

if "DATA_DIR" not in os.environ:
    os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="phienhop-test-")
    atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)
if not os.environ["DATA_DIR"].endswith(os.environ.get("PYTEST_XDIST_WORKER", "")):  # that of the process above
    os.environ["DATA_DIR"] += "/" + os.environ["PYTEST_XDIST_WORKER"]
    os.makedirs(os.environ["DATA_DIR"], exist_ok=True)
os.environ.setdefault("SECRET_KEY", "a-key-for-tests-only-0123456789-abcdefghijklmnopqrstuvwxyz")

from config.settings import *  # noqa: F403
from config.settings import DATA_DIR, DATABASES
from config.texts.binary import compile_stale

compile_stale()

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # Threads and servers under test must share one database: a file, not memory.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
