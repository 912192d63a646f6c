"""What `make run` says once it serves: the address, and who can sign in to the demo."""

from django.conf import settings

from documents.demo.setting import PASSWORD, Demo

LOOPBACK = {"127.0.0.1", "localhost", "::1"}
ANYWHERE = {"0.0.0.0", "::"}  # noqa: S104 - recognised here, never bound
BESIDE = """\
Several people side by side, in one browser: every name.localhost address keeps its own sign-in. Where the browser
does not know such names (Safari), take private windows or separate browser profiles."""


def lines(host: str, port: int, demo: Demo | None) -> list[str]:
    """The greeting for a server on this address; `demo` is None where real people work."""
    shown = "localhost" if host in LOOPBACK | ANYWHERE else host
    said = ["", f"  Phienhop {settings.BUILD}   http://{shown}:{port}/   (Ctrl+C stops it)", ""]
    if host not in LOOPBACK:
        said += [f"  Other machines may call it by: {', '.join(settings.ALLOWED_HOSTS)} (ALLOWED_HOSTS)", ""]
    if demo:
        said += [f"  {demo.meeting.title}. Password of everybody in the demo: {PASSWORD}", ""]
        said += [_account(demo, number, port, host in LOOPBACK) for number in range(len(demo.accounts))]
        said += ["", *(f"  {line}" for line in BESIDE.splitlines()), ""]
    return said


def _account(demo: Demo, number: int, port: int, here: bool) -> str:
    account = demo.accounts[number]
    address = f"http://{account.username}.localhost:{port}/" if here else ""
    return f"  {account.username:<8} {account.full_name:<24} {account.part:<18} {address}".rstrip()
