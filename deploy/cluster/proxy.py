"""deploy/nginx.conf as it stands, with the addresses and folders of a cluster filled in."""

import os
import re
import shutil
from pathlib import Path

from deploy.cluster.plan import ROOT, Plan

SOURCE = ROOT / "deploy" / "nginx.conf"
PLACES = ("/usr/sbin", "/usr/local/sbin")  # not on every ordinary user's path
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


class Changed(AssertionError):
    """deploy/nginx.conf has not the line that is to be filled in."""


def found() -> str | None:
    """Where the nginx program lies, if there is one."""
    return shutil.which("nginx", path=os.pathsep.join([os.environ.get("PATH", ""), *PLACES]))


def written(plan: Plan) -> Path:
    """Writes the configuration into the plan's folder and returns where."""
    folder = plan.folder / "nginx"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "nginx.conf"
    path.write_text(configuration(plan, SOURCE.read_text(encoding="utf-8")), encoding="utf-8")
    return path


def configuration(plan: Plan, text: str) -> str:
    """The text of deploy/nginx.conf for this plan. Raises `Changed`."""
    folder = plan.folder / "nginx"
    secure = " ssl http2" if plan.tls else ""
    text = _each(text, r"user www-data;", "user root;" if os.geteuid() == 0 else "", 1)
    text = _each(text, r"pid [^;]+;", f"pid {folder}/nginx.pid;\ndaemon off;", 1)
    text = _each(text, r"error_log [^;]+;", f"error_log {folder}/error.log warn;", 1)
    text = _each(text, r"access_log [^;]+;", f"access_log {folder}/access.log brief;\n{_temporary(folder)}", 1)
    text = _each(text, r"(?:server 127\.0\.0\.1:\d+ [^;]+;\s+)+", _servers(plan), 1)
    text = _each(text, r"listen \[::\][^;]+;", "", 2)
    text = _each(text, r"listen 80 [^;]+;", f"listen 127.0.0.1:{plan.plain_port} default_server;", 1)
    text = _each(text, r"listen 443 [^;]+;", f"listen 127.0.0.1:{plan.port}{secure} default_server;", 1)
    text = _each(text, r"(?m)^ +ssl_[^;]+;\n", None if plan.tls else "", 5)
    text = _each(text, r"server_name hop\.example;", "server_name _;", 2)
    text = _each(text, r"https://\$host\$request_uri", f"{plan.url}$request_uri", 1)
    text = _each(text, r"/etc/phienhop/tls/", f"{plan.folder}/tls/", 2 if plan.tls else 0)
    return _each(text, r"/var/lib/phienhop/static/", f"{plan.data}/static/", 2)


def _each(text: str, pattern: str, new: str | None, times: int) -> str:
    """Puts `new` (None: what was there) in place of every match, of which there must be `times`."""
    hits = len(re.findall(pattern, text))
    if hits != times:
        raise Changed(f"nginx.conf has {pattern} {hits} times and not {times}")
    return text if new is None else re.sub(pattern, lambda _match: new, text)


def _servers(plan: Plan) -> str:
    line = re.search(r"server 127\.0\.0\.1:\d+( [^;]+;\s+)", SOURCE.read_text(encoding="utf-8"))
    rest = line[1] if line else ";\n"
    return "".join(f"server 127.0.0.1:{port}{rest}" for port in plan.ports)


def _temporary(folder: Path) -> str:
    """Debian's nginx would write uploads below /var/lib/nginx, which belongs to its own service."""
    return "\n".join(f"    {name}_temp_path {folder}/{name};" for name in TEMPORARY)
