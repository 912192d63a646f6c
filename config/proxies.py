"""Who really calls: behind a proxy the sender's address and scheme are what the proxy says, and only if it is ours."""

from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from typing import Any

from django.core.exceptions import ImproperlyConfigured

ADDRESS = b"x-real-ip"
SCHEME = b"x-forwarded-proto"


class Proxies:
    """The addresses of our own proxies, as IP addresses or networks. Raises `ImproperlyConfigured` for anything else.

    Without any, nobody is believed and nothing is looked at.
    """

    def __init__(self, trusted: list[str]) -> None:
        self._networks = [_network(word) for word in trusted]

    def seen(self, scope: dict[str, Any]) -> dict[str, Any]:
        """The ASGI scope with the caller's own address; what a stranger says of themselves is taken out."""
        if not self._networks:
            return scope
        headers = scope["headers"]
        if not self._trusts(scope.get("client")):
            return {**scope, "headers": [(name, value) for name, value in headers if name not in (ADDRESS, SCHEME)]}
        told = next((value for name, value in headers if name == ADDRESS), b"").decode("latin1").strip()
        return {**scope, "client": [told, 0]} if _is_address(told) else scope

    def _trusts(self, client: Any) -> bool:
        if not client or not _is_address(client[0]):
            return False
        address = ip_address(client[0])
        return any(address in network for network in self._networks)


def _network(word: str) -> IPv4Network | IPv6Network:
    try:
        return ip_network(word)
    except ValueError as error:
        raise ImproperlyConfigured(f"TRUSTED_PROXIES: {word} is neither an IP address nor a network.") from error


def _is_address(word: str) -> bool:
    try:
        ip_address(word)
    except ValueError:
        return False
    return True
