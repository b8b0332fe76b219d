from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "compose.yaml").read_text("utf-8")
IGNORED = (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def last_stage() -> str:
    return DOCKERFILE[DOCKERFILE.rindex("\nFROM ") :]


def test_every_base_image_has_a_tag_that_says_which_python_and_which_debian():
    images = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)

    assert len(images) == 2
    assert all(re.fullmatch(r"python:3\.\d+(\.\d+)?-slim-[a-z]+", image) for image in images)


def test_the_image_does_not_run_as_root():
    assert re.search(r"^USER 10001:10001$", last_stage(), re.MULTILINE)


def test_the_image_is_asked_for_its_health_without_the_database():
    assert re.search(r"^HEALTHCHECK .*\\\n.*/healthz", last_stage(), re.MULTILINE)


def test_the_last_stage_starts_without_a_shell():
    assert re.search(r'^CMD \["gunicorn", ', last_stage(), re.MULTILINE)
    assert "ENTRYPOINT" not in last_stage()


def test_packages_are_installed_by_hash_only():
    assert all("--require-hashes" in line for line in DOCKERFILE.splitlines() if '"install"' in line)


def test_no_key_is_kept_in_the_image():
    assert not re.search(r"^(ENV|ARG).*SECRET_KEY", DOCKERFILE, re.MULTILINE)
    assert {"var", ".env", ".git"} <= set(IGNORED)


def test_the_containers_may_write_only_where_they_must():
    assert "read_only: true" in COMPOSE
    assert "cap_drop: [ALL]" in COMPOSE
    assert "tmpfs: [/tmp]" in COMPOSE


def services() -> dict[str, str]:
    """Return what compose.yaml says of each service, by its name."""
    said = COMPOSE.partition("\nservices:\n")[2].partition("\nnetworks:")[0]
    return {
        block.partition(":")[0]: block for block in re.split(r"^  (?=\w+:$)", said, flags=re.MULTILINE)[1:]
    }


def limit_of(service: str) -> int:
    """Return the memory that a service may take, in MB; those of ours that say nothing have the usual."""
    usual = COMPOSE.partition("\nservices:")[0]
    found = re.search(r"mem_limit: (\d+)m", service if "mem_limit" in service else usual)
    assert found, service
    return int(found[1])


def test_the_services_together_fit_the_machine_that_the_documents_ask_for():
    limits = {name: limit_of(service) for name, service in services().items()}

    assert set(limits) == {"prepare", "public", "editors", "nginx", "database"}
    # "prepare" ends before the others begin.
    assert sum(limits.values()) - limits["prepare"] <= 2_048
    assert "2 GB" in (ROOT / "docs" / "operating.md").read_text("utf-8")


def test_only_the_proxy_is_believed_about_who_asks():
    address = re.search(r"FORWARDED_ALLOW_IPS: (\S+)\n", COMPOSE)

    assert address
    assert f"ipv4_address: {address[1]}}}" in services()["nginx"]
    assert [name for name, service in services().items() if "ports:" in service] == ["nginx"]
