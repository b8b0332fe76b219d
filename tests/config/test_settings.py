from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
KEY = "test-key-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"
HTTPS = {"SITE_URL": "https://back.example.org", "SECRET_KEY": KEY}


def run_settings(tmp_path, expression="1", **variables):
    return subprocess.run(
        [sys.executable, "-c", f"from config import settings; print({expression})"],
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path), **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEF"),
        ("SECRET_KEY_FALLBACKS", f"{KEY},short"),
        ("DATABASE_URL", "mysql://localhost/unclench"),
        ("DATABASE_URL", "unclench.sqlite3"),
        ("DATABASE_URL", "postgres://localhost:port/unclench"),
        ("DATABASE_URL", "postgres://localhost/"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "https://back.example.org"),
        ("SITE_URL", "back.example.org"),
        ("SITE_URL", "https://back.example.org/path"),
        ("SITE_URL", "ftp://back.example.org"),
        ("SITE_URL", "https://[back.example.org"),
        ("SITE_URL", "https://back.example.org:99999"),
        ("SITE_URL", "https://back.example.org:port"),
        ("SITE_URL", "https://back example.org"),
        ("DEBUG", "perhaps"),
        ("PORT", "eighty"),
        ("PORT", "0"),
        ("PORT", "70000"),
        ("ROLE", "admin"),
        ("LOG_LEVEL", "LOUD"),
        ("TRUST_FORWARDED_FOR", "perhaps"),
        ("FORWARDED_ALLOW_IPS", "abc"),
        ("FORWARDED_ALLOW_IPS", "127.0.0.1,10.0.0.1/8"),
        ("HOST", "nowhere.example"),
        ("HSTS_SECONDS", "long"),
        ("WEB_CONCURRENCY", "none"),
        ("DATA_DIR", "/dev/null/data"),
    ],
)
def test_a_wrong_value_stops_the_start_with_a_sentence_that_names_it(tmp_path, name, value):
    finished = run_settings(tmp_path, **{name: value})

    last_line = finished.stderr.strip().splitlines()[-1]
    assert finished.returncode == 1
    assert last_line.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} ")
    assert ": set it to " in last_line or ": list " in last_line
    assert last_line.endswith(".")


@pytest.mark.parametrize("value", ["*", "the proxy", "127.0.0.1,*"])
def test_proxies_that_are_believed_must_be_named(tmp_path, value):
    finished = run_settings(tmp_path, TRUST_FORWARDED_FOR="1", FORWARDED_ALLOW_IPS=value)

    assert finished.returncode == 1
    assert f"FORWARDED_ALLOW_IPS is '{value}': list the addresses of your proxies" in finished.stderr


def test_what_gunicorn_alone_believes_may_be_anything(tmp_path):
    finished = run_settings(tmp_path, "settings.PROXIES", FORWARDED_ALLOW_IPS="*")

    assert finished.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("variables", "may_wait"),
    [
        ({}, "True"),
        ({"SITE_URL": "http://localhost:8001"}, "True"),
        ({"SITE_URL": "http://back.example.org"}, "False"),
        ({"SITE_URL": "https://localhost", "SECRET_KEY": KEY}, "False"),
        (HTTPS, "False"),
    ],
)
def test_the_second_step_may_wait_only_on_this_machine(tmp_path, variables, may_wait):
    finished = run_settings(tmp_path, "settings.SECOND_STEP_MAY_WAIT", **variables)

    assert finished.stdout.strip() == may_wait


def test_passwords_are_hashed_slowly_and_not_taken_when_short(tmp_path):
    expression = (
        "settings.PASSWORD_HASHERS[0].rsplit('.')[-1],"
        " [each['OPTIONS'] for each in settings.AUTH_PASSWORD_VALIDATORS if 'OPTIONS' in each]"
    )

    finished = run_settings(tmp_path, expression, **HTTPS)

    assert finished.stdout.strip() == "Argon2 [{'min_length': 15}]"


def test_a_wrong_number_of_seconds_stops_a_site_on_https(tmp_path):
    finished = run_settings(tmp_path, **HTTPS, HSTS_SECONDS="-1")

    assert "HSTS_SECONDS is '-1'" in finished.stderr


@pytest.mark.parametrize("value", ["0", "none", "65"])
def test_a_wrong_number_of_workers_stops_gunicorn(tmp_path, value):
    finished = subprocess.run(
        [sys.executable, "-c", "import config.gunicorn"],
        env={"PATH": os.environ["PATH"], "WEB_CONCURRENCY": value},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert finished.returncode == 1
    assert f"WEB_CONCURRENCY is '{value}': set it to a whole number from 1 to 64." in finished.stderr


def test_a_site_on_https_needs_a_secret_key_of_its_own(tmp_path):
    finished = run_settings(tmp_path, SITE_URL="https://back.example.org")

    assert finished.returncode == 1
    assert "SECRET_KEY is not set" in finished.stderr
    assert not (tmp_path / "secret_key").exists()


def test_local_use_makes_a_secret_key_that_only_its_owner_can_read(tmp_path):
    first = run_settings(tmp_path, "settings.SECRET_KEY")
    second = run_settings(tmp_path, "settings.SECRET_KEY")

    assert first.stdout == second.stdout
    assert len(first.stdout.strip()) >= 50
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["secret_key"]


def test_a_key_file_that_holds_no_key_is_named(tmp_path):
    (tmp_path / "secret_key").write_bytes(b"\xff\xfe")

    finished = run_settings(tmp_path)

    assert finished.returncode == 1
    assert f"{tmp_path / 'secret_key'} holds no key: set SECRET_KEY" in finished.stderr


def test_a_site_on_https_sends_its_cookies_over_https_only(tmp_path):
    expression = (
        "settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE, settings.CSRF_COOKIE_SECURE,"
        " settings.SECURE_HSTS_SECONDS > 0, settings.SESSION_COOKIE_NAME"
    )

    finished = run_settings(tmp_path, expression, **HTTPS)

    assert finished.stdout.strip() == "True True True True __Host-session"


def test_the_host_names_follow_from_the_address_of_the_site(tmp_path):
    finished = run_settings(tmp_path, "settings.ALLOWED_HOSTS", **HTTPS)

    assert finished.stdout.strip() == "['back.example.org', 'localhost', '127.0.0.1', '[::1]']"


def test_postgresql_is_given_limits_so_that_it_fails_fast(tmp_path):
    finished = run_settings(
        tmp_path,
        "settings.DATABASES['default']['OPTIONS']",
        DATABASE_URL="postgres://someone:word@database/unclench?sslmode=verify-full",
    )

    assert "'connect_timeout': 2" in finished.stdout
    assert "statement_timeout=5000" in finished.stdout
    assert "'sslmode': 'verify-full'" in finished.stdout


def test_a_served_site_keeps_what_is_personal_out_of_logs_and_reports(tmp_path):
    expression = (
        "settings.DEFAULT_EXCEPTION_REPORTER, settings.DEFAULT_EXCEPTION_REPORTER_FILTER,"
        " settings.LOGGING['handlers']['stderr']['filters'], getattr(settings, 'ADMINS', [])"
    )

    finished = run_settings(tmp_path, expression)

    assert finished.stdout.strip() == (
        "config.privacy.PrivateReporter config.privacy.NothingPersonal ['private'] []"
    )
