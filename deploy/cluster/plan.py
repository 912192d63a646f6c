"""What kind of cluster is wanted: read from the environment, with a place for everything it writes."""

import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parents[2]
SERVER = "postgres://postgres@127.0.0.1:5432/phienhop_cluster"
REDIS = "redis://127.0.0.1:6379/5"
# What the surroundings say about a real installation has no place here.
UNWANTED = {"SSL_REDIRECT", "ALLOWED_HOSTS", "CSRF_TRUSTED_ORIGINS", "DEBUG", "DJANGO_SETTINGS_MODULE", "PUBLIC_URL"}


@dataclass(frozen=True)
class Plan:
    """`port` is nginx's; the processes listen on the ones after it, and plain HTTP to TLS on the one after those.

    `passing`: the database is made for this run and dropped at its end. `folder` holds everything else.
    """

    folder: Path
    database_url: str
    passing: bool
    redis_url: str = REDIS
    port: int = 8000
    processes: int = 3
    tls: bool = False
    demo: bool = True

    @property
    def url(self) -> str:
        """Where the product is found, without a slash at the end."""
        return f"{'https' if self.tls else 'http'}://127.0.0.1:{self.port}"

    @property
    def ports(self) -> list[int]:
        """Those of the processes."""
        return [self.port + number for number in range(1, self.processes + 1)]

    @property
    def plain_port(self) -> int:
        """Where nginx answers without TLS: the page about trust, and the way to `url`."""
        return self.port + self.processes + 1

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def environment(self) -> dict[str, str]:
        """The environment of every process of the product."""
        kept = {name: value for name, value in os.environ.items() if name not in UNWANTED}
        return {
            **kept,
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": self.redis_url,
            "BEHIND_PROXY": "1",
            "TRUSTED_PROXIES": "127.0.0.1",
            "SECURE": "1" if self.tls else "0",
            "PUBLIC_URL": self.url,
            "CA_CERTIFICATE": str(self.folder / "tls" / "ca.crt") if self.tls else "",
            "DEMO": "1" if self.demo else "0",
            "PYTHONUNBUFFERED": "1",
        }


def read(given: Mapping[str, str], folder: Path) -> Plan:
    """The plan that environment variables describe; `folder` is used if `DATA_DIR` names none.

    Without `DATA_DIR` and `DATABASE_URL` the database belongs to this run alone.
    """
    kept = given.get("DATA_DIR", "")
    database_url = given.get("DATABASE_URL", "")
    passing = not database_url and not kept
    return Plan(
        folder=Path(kept).absolute() if kept else folder,
        database_url=database_url or (passing_database(SERVER) if passing else SERVER),
        passing=passing,
        redis_url=given.get("REDIS_URL", "") or REDIS,
        port=int(given.get("PORT", "") or 8000),
        processes=int(given.get("PROCESSES", "") or 3),
        tls=given.get("TLS", "") == "1",
        demo=given.get("DEMO", "") != "0",
    )


def passing_database(server: str) -> str:
    """The address of a database on that server that nobody else has."""
    return urlunsplit(urlsplit(server)._replace(path=f"/phienhop_cluster_{secrets.token_hex(4)}"))
