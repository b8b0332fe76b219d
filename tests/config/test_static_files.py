from __future__ import annotations

import re

import pytest
from django.core.management import call_command
from django.template.loader import get_template

from config.static_files import NAMED_WITHOUT_DIGEST

DIGEST = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")
MUCH = "a { color: black }\n" * 50


@pytest.fixture
def collected(settings, tmp_path):
    """Collect a few files as the site does, and return their names."""
    for name in ("css/site.css", "css/other.css", "js/big.js", "js/big.min.js"):
        path = tmp_path / "static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MUCH, encoding="utf-8")
    settings.STATICFILES_DIRS = [tmp_path / "static"]
    settings.STATIC_ROOT = tmp_path / "staticfiles"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": "config.static_files.StaticFiles"}}
    call_command("collectstatic", verbosity=0, interactive=False)
    return {path.relative_to(settings.STATIC_ROOT).as_posix() for path in settings.STATIC_ROOT.rglob("*.*")}


def test_what_pages_name_has_a_small_copy_beside_it(collected):
    for name in ("css/site", "css/other", "js/big.min"):
        (stored,) = (each for each in collected if DIGEST.search(each) and each.startswith(f"{name}."))

        assert {f"{stored}.br", f"{stored}.gz"} <= collected


def test_what_no_page_names_is_stored_as_it_is(collected):
    small = {DIGEST.sub("", name.removesuffix(".br")) for name in collected if name.endswith(".br")}

    assert "js/big.js" in collected
    assert "js/big.js" not in small
    assert "css/other.css.br" not in collected


def test_what_the_page_for_a_broken_site_names_has_a_small_copy_too(collected):
    named = re.findall(r'"/static/([^"]+)"', get_template("components/error_page.html").template.source)

    assert set(named) == set(NAMED_WITHOUT_DIGEST)
    assert "css/site.css.br" in collected
