from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from django.db import OperationalError, connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from clinical.codec import to_json
from editorial import workflow
from guidance import content_files
from guidance.releases import fallback_file
from guidance.releases.cache import read_release
from guidance.releases.compiled import ReleaseEvidence, checksum_of
from guidance.releases.current import NoRelease, current_release, forget, release_by_version, why_withdrawn
from guidance.releases.fallback_file import FallbackFile
from tests.clinical.shipped import CONTENT
from tests.guidance.factory import make_release, make_withdrawal, shipped, titled

pytestmark = pytest.mark.django_db


@pytest.fixture
def content(settings, tmp_path):
    settings.CONTENT_DIR = tmp_path / "content"
    content_files.write(settings.CONTENT_DIR, shipped())


@pytest.fixture
def no_content(settings, tmp_path):
    settings.CONTENT_DIR = tmp_path / "nothing"


@pytest.fixture
def broken_database(tmp_path):
    """Point the connection at a place where no database is and none can be made."""
    whole = connections["default"]
    nowhere = {
        **whole.settings_dict,
        "NAME": str(tmp_path / "no" / "such" / "folder.sqlite3"),
        "OPTIONS": {},
    }

    def break_it():
        connections["default"] = DatabaseWrapper(nowhere, "default")

    yield break_it
    connections["default"] = whole


def heading() -> str:
    return current_release().catalogue.guidance.screens[0].title


def test_the_newest_release_is_served():
    make_release(1)
    make_release(2)

    release = current_release()

    assert release.version == 2
    assert not release.is_approved
    assert set(release.articles) == {each.slug for each in release.catalogue.guidance.articles}


def test_a_new_release_is_noticed_after_the_interval():
    make_release(1)
    first = current_release()

    make_release(2)

    assert (first.version, current_release().version) == (1, 2)


def test_nothing_is_asked_of_the_database_within_the_interval(settings, django_assert_num_queries):
    make_release(1)
    settings.RELEASE_CHECK_SECONDS = 60
    current_release()

    with django_assert_num_queries(0):
        release = current_release()

    assert release.version == 1


def test_a_check_that_finds_nothing_new_takes_one_query_and_compiles_nothing(django_assert_num_queries):
    make_release(1)
    before = current_release()

    with django_assert_num_queries(1):
        after = current_release()

    assert after is before


def test_a_withdrawn_release_gives_way_to_the_one_before():
    make_release(1)
    second = make_release(2)
    current_release()

    make_withdrawal(second)

    assert current_release().version == 1
    assert why_withdrawn(2) == "A wrong number."


def test_when_all_are_withdrawn_nothing_is_served_not_even_content():
    make_withdrawal(make_release(1))

    with pytest.raises(NoRelease):
        current_release()


def test_a_row_that_does_not_match_its_checksum_is_refused_and_the_last_good_is_kept(caplog):
    make_release(1)
    current_release()
    make_release(2, document=to_json(titled("Tampered with?")))

    release = current_release()

    assert release.version == 1
    assert "does not match its checksum" in caplog.text
    assert "Tampered" not in caplog.text


def test_after_a_restart_a_damaged_row_is_replaced_by_the_file():
    make_release(1)
    make_release(2)
    current_release()
    forget()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE guidance_release SET document = document || ' ' WHERE version = 2")

    assert current_release().version == 2


def test_guidance_below_the_safety_floor_is_refused(no_content):
    make_release(1, replace(shipped(), red_flags=(), vignettes=()))

    with pytest.raises(NoRelease):
        current_release()


def test_the_database_is_really_broken(broken_database):
    broken_database()

    with pytest.raises(OperationalError):
        connection.cursor()


def test_the_release_in_memory_outlives_the_database(broken_database):
    make_release(1)
    current_release()

    broken_database()

    assert current_release().version == 1


def test_the_file_outlives_database_and_process(broken_database):
    make_release(1)
    current_release()
    forget()

    broken_database()

    assert heading() == "Release 1?"


def test_without_database_and_file_the_content_is_served(broken_database, content):
    broken_database()

    release = current_release()

    assert (release.version, release.origin, release.published_at) == (0, "bundled", None)
    assert release.catalogue.guidance == shipped()


def test_the_database_is_believed_again_when_it_answers():
    release = make_release(3)
    stored = read_release(3)
    fallback_file.write(FallbackFile({}, replace(stored, version=2)))

    assert current_release().version == release.version


def test_the_file_is_not_served_once_its_release_is_withdrawn(broken_database):
    first, second = make_release(1), make_release(2)
    current_release()
    make_withdrawal(second)
    current_release()
    forget()

    broken_database()

    assert current_release().version == first.version


def test_a_restored_older_database_does_not_bring_back_an_older_release():
    make_release(2)
    stored = read_release(2)
    fallback_file.write(FallbackFile({}, replace(stored, version=5)))

    assert current_release().version == 5


def test_a_damaged_file_is_not_used(broken_database, no_content):
    make_release(1)
    current_release()
    forget()
    path = fallback_file.file_path()
    path.write_text(path.read_text(encoding="utf-8").replace("Release 1?", "Release 7?"), encoding="utf-8")

    broken_database()

    with pytest.raises(NoRelease):
        current_release()


def test_content_that_was_withdrawn_as_a_release_is_not_served(broken_database, content):
    make_withdrawal(make_release(1, shipped()))
    make_release(2)
    current_release()
    fallback_file.write(replace(fallback_file.read(), release=None))
    forget()

    broken_database()

    with pytest.raises(NoRelease):
        current_release()


def test_a_folder_that_cannot_be_written_stops_nothing(settings, tmp_path):
    (tmp_path / "var").write_text("a file, not a folder")
    make_release(1)

    assert current_release().version == 1


def test_a_journey_finishes_on_the_release_that_it_began_on(broken_database):
    make_release(1)
    make_release(2)
    current_release()

    before = release_by_version(1)
    broken_database()

    assert before is not None
    assert release_by_version(1) is before


def test_a_withdrawn_or_unknown_release_is_not_to_be_had():
    make_withdrawal(make_release(1))
    make_release(2)

    assert release_by_version(1) is None
    assert release_by_version(99) is None


def test_a_release_that_is_replaced_stays_at_hand(broken_database):
    make_release(1)
    first = current_release()
    make_release(2)
    current_release()

    broken_database()

    assert release_by_version(1) is first


def test_many_threads_load_a_release_once(settings):
    settings.RELEASE_CHECK_SECONDS = 60
    make_release(1)
    current_release()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: current_release(), range(200)))

    assert len({id(each) for each in found}) == 1


def test_publishing_keeps_the_release_beside_the_database():
    make_release(1)

    workflow.keep_current()

    assert fallback_file.read().names == current_release().names
    assert CONTENT.is_dir()


def test_the_proof_and_the_roles_stay_with_a_release_when_the_database_is_gone(broken_database):
    theorem = {"statement": "It holds.", "combinations": "1", "holds": True}
    roles = [{"did": "approved", "role": "Clinical reviewer", "people": 1}]
    make_release(1, proof_report=[theorem], roles=roles)
    current_release()
    forget()

    broken_database()

    assert current_release().evidence == ReleaseEvidence([theorem], roles)


def test_a_file_that_was_kept_before_there_was_evidence_is_read(broken_database):
    make_release(1)
    current_release()
    forget()
    path = fallback_file.file_path()
    content = json.loads(path.read_text(encoding="utf-8").split("\n", 1)[1])
    del content["evidence"]
    text = json.dumps(content)
    path.write_text(f"{checksum_of(text)}\n{text}", encoding="utf-8")

    broken_database()

    assert current_release().evidence == ReleaseEvidence()
