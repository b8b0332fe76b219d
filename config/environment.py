"""Reads the environment, and says in one sentence what is wrong with it."""

from __future__ import annotations

import os
import re
import secrets
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

SHORTEST_KEY = 50
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
WORDS_FOR_YES = frozenset({"1", "true", "yes", "on"})
WORDS_FOR_NO = frozenset({"0", "false", "no", "off"})
HOST_NAME = re.compile(r"\.?[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*|\[[0-9A-Fa-f:]+\]")


def text(name: str, default: str = "") -> str:
    """Return the variable's value, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool = False) -> bool:
    """Return whether the variable says yes."""
    value = text(name, "1" if default else "0").lower()
    if value in WORDS_FOR_YES | WORDS_FOR_NO:
        return value in WORDS_FOR_YES
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to 1 for yes or 0 for no.")


def whole_number(name: str, default: int, *, least: int, most: int) -> int:
    """Return the variable's value as a number within its bounds."""
    value = text(name, str(default))
    if value.isascii() and value.isdecimal() and least <= int(value) <= most:
        return int(value)
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to a whole number from {least} to {most}.")


def one_of(name: str, default: str, choices: tuple[str, ...]) -> str:
    """Return the variable's value, one of the choices."""
    value = text(name, default)
    if value in choices:
        return value
    raise ImproperlyConfigured(f"{name} is {value!r}: set it to one of {', '.join(choices)}.")


def separated(name: str) -> list[str]:
    """Return the parts of a value separated by commas."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def host_names(name: str) -> list[str]:
    """Return the host names that the site answers to, none of them a wildcard for all."""
    names = separated(name)
    for host in names:
        if not HOST_NAME.fullmatch(host):
            raise ImproperlyConfigured(
                f"{name} holds {host!r}: list host names separated by commas, without scheme, port or *."
            )
    return names


def proxies(name: str, default: str, *, may_be_anybody: bool) -> list[str]:
    """Return the addresses and networks of the proxies, each of them named unless anybody may be one."""
    parts = separated(name) or default.split(",")
    for part in parts:
        if not (_is_network(part) or (part == "*" and may_be_anybody)):
            without = "" if may_be_anybody else ", without *, or set TRUST_FORWARDED_FOR to 0"
            raise ImproperlyConfigured(
                f"{name} is {text(name)!r}: list the addresses of your proxies, separated by commas{without}."
            )
    return parts


def networks(addresses: list[str]) -> list[IPv4Network | IPv6Network]:
    """Return addresses as networks to look for somebody in."""
    return [ip_network(each) for each in addresses]


def _is_network(value: str) -> bool:
    try:
        ip_network(value)
    except ValueError:
        return False
    return True


def listening_address(name: str, default: str) -> str:
    """Return the address of this machine to listen on, as it stands before a port."""
    value = text(name, default)
    if value == "localhost":
        return value
    try:
        address = ip_address(value.strip("[]"))
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} is {value!r}: set it to an address of this machine, such as 127.0.0.1 or 0.0.0.0."
        ) from None
    return f"[{address}]" if address.version == 6 else str(address)


def folder(name: str, default: Path) -> Path:
    """Return the folder to write in, which is made if it is not there."""
    path = Path(text(name, str(default)))
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is {str(path)!r}, not a folder to write in ({error.strerror}): set it to one."
        ) from None
    return path


def web_address(name: str, default: str) -> str:
    """Return the address that people reach the site at, without a slash at its end."""
    value = text(name, default).rstrip("/")
    if _is_bare_address(value):
        return value
    raise ImproperlyConfigured(
        f"{name} is {value!r}: set it to the address of the site, such as https://back.example.org."
    )


def _is_bare_address(value: str) -> bool:
    """Return whether it is a scheme, a host name and perhaps a port, and nothing else."""
    try:
        parts = urlsplit(value)
        has_port = parts.port is not None
    except ValueError:
        return False
    bare = parts.netloc.rpartition(":")[0] if has_port else parts.netloc
    return parts.scheme in {"http", "https"} and HOST_NAME.fullmatch(bare) is not None and not any(parts[2:])


def strong_key(name: str, value: str) -> str:
    """Return the key, refused when it could be guessed."""
    if len(value) >= SHORTEST_KEY and len(set(value)) > 10 and not value.startswith("django-insecure"):
        return value
    raise ImproperlyConfigured(
        f"{name} is too weak: set it to {SHORTEST_KEY} or more random characters, for instance from "
        "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
    )


def secret_key(name: str, *, local_file: Path, must_be_set: bool) -> str:
    """Return the secret key: the variable's, else the one kept in the local file, made at the first use."""
    value = text(name)
    if value:
        return strong_key(name, value)
    if must_be_set:
        raise ImproperlyConfigured(
            f"{name} is not set: a site served over https needs one, the same on every machine."
        )
    try:
        return strong_key(name, _kept_key(local_file))
    except OSError as error:
        raise ImproperlyConfigured(
            f"{name} is not set and {local_file} cannot be used ({error.strerror}): set {name}."
        ) from None
    except UnicodeDecodeError:
        raise ImproperlyConfigured(
            f"{name} is not set and {local_file} holds no key: set {name}, or remove that file."
        ) from None


def _kept_key(path: Path) -> str:
    """Return the key in the file, which only its owner may read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written whole under another name and then linked, so that two processes starting together agree.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    if not path.exists():
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(SHORTEST_KEY))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="ascii").strip()
