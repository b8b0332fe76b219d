from __future__ import annotations

import logging
import sys

import pytest
from django.test import Client, RequestFactory
from django.views.debug import get_exception_reporter_class

from config.privacy import PrivateFormatter, PrivateLines, without_personal_parts

SEALED = "gAAAAABn" + "x7Qm" * 25


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Not Found: /guides/heat-or-ice/", "Not Found: /guides/heat-or-ice/"),
        (f"GET /plan/{SEALED}/ 200", "GET /plan/…/ 200"),
        (
            "Error handling request GET /guides/search/?q=numb+saddle",
            "Error handling request GET /guides/search/?…",
        ),
        ("Invalid request from ip=192.0.2.7: bad header 'Cookie: x'", "Invalid request from ip=…"),
    ],
)
def test_a_line_keeps_the_path_and_loses_what_is_about_a_person(line, expected):
    assert without_personal_parts(line) == expected


def fail():
    # In pieces, since a report quotes the lines of the source.
    answer = "_".join(("bladder", "cannot", "pass"))
    raise ValueError(f"no such code: {answer}")


def failure():
    try:
        fail()
    except ValueError:
        return sys.exc_info()


def test_a_logged_exception_says_where_and_what_kind_but_not_its_message():
    record = logging.LogRecord("x", logging.ERROR, __file__, 1, "Failed: %s", ("/check/?a=yes",), failure())
    PrivateLines().filter(record)

    line = PrivateFormatter("%(message)s").format(record)

    assert line.startswith("Failed: /check/?…\n")
    assert "in fail" in line
    assert line.endswith("ValueError")
    assert "bladder_cannot_pass" not in line


@pytest.fixture
def as_served(settings):
    settings.DEFAULT_EXCEPTION_REPORTER = "config.privacy.PrivateReporter"
    settings.DEFAULT_EXCEPTION_REPORTER_FILTER = "config.privacy.NothingPersonal"


@pytest.mark.parametrize("part", ["get_traceback_text", "get_traceback_html"])
def test_an_error_report_holds_no_answer_cookie_or_address(part, as_served):
    request = RequestFactory().post(
        "/check/?when=today",
        {"saddle": "numb-today"},
        headers={"cookie": "answers=sealed-answers", "referer": "x-y-z"},
        REMOTE_ADDR="192.0.2.7",
    )
    reporter = get_exception_reporter_class(request)(request, *failure())

    report = getattr(reporter, part)()

    for personal in (
        "when=today",
        "numb-today",
        "sealed-answers",
        "x-y-z",
        "bladder_cannot_pass",
        "192.0.2.7",
    ):
        assert personal not in report


@pytest.mark.parametrize("part", ["get_traceback_text", "get_traceback_html"])
def test_an_error_report_holds_no_sealed_link(part, as_served):
    # In pieces, since a report quotes the lines of the source.
    request = RequestFactory().get("".join(("/plan/", SEALED, "/")))
    reporter = get_exception_reporter_class(request)(request, *failure())

    report = getattr(reporter, part)()

    assert "/plan/" in report
    assert SEALED not in report


@pytest.mark.urls("tests.config.addresses")
def test_a_failing_view_logs_no_answer(caplog):
    Client(raise_request_exception=False).post("/fault/?q=numb", {"hip_replaced": "yes"})

    formatter = PrivateFormatter("%(message)s")
    written = "".join(formatter.format(record) for record in caplog.records if PrivateLines().filter(record))
    assert "/fault/" in written
    assert "hip_replaced" not in written
    assert "q=numb" not in written
