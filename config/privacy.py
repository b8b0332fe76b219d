"""Keeps what people answer, and who they are, out of logs and error reports."""

from __future__ import annotations

import copy
import logging
import re
import traceback
from collections.abc import ItemsView
from types import FrameType, TracebackType
from typing import Any, TypeAlias

from django.http import HttpRequest
from django.views.debug import ExceptionReporter, SafeExceptionReporterFilter

ExceptionParts: TypeAlias = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
# A sealed link holds answers; no ordinary word in an address is as long.
SEALED = re.compile(r"[A-Za-z0-9_=%-]{60,}")
QUERY = re.compile(r"\?\S+")
# A refused request is logged with the address it came from and what was wrong with it.
ADDRESS = re.compile(r"\bip=.*", re.DOTALL)


def without_personal_parts(line: str) -> str:
    """Return the line without query strings, sealed links and network addresses."""
    return ADDRESS.sub("ip=…", QUERY.sub("?…", SEALED.sub("…", line)))


def private_logging(level: str, **loggers: dict[str, Any]) -> dict[str, Any]:
    """Return a logging configuration whose every line passes through this module."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"private": {"()": PrivateLines}},
        "formatters": {
            "line": {"()": PrivateFormatter, "format": "%(asctime)s %(levelname)s %(name)s %(message)s"}
        },
        "handlers": {
            "stderr": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["private"]}
        },
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": loggers,
    }


class PrivateLines(logging.Filter):
    """Strips each record's message of what could be about a person."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = without_personal_parts(record.getMessage())
        record.args = ()
        return True


class PrivateFormatter(logging.Formatter):
    """Writes where an exception happened and its kind, not its message, which may name an answer."""

    def format(self, record: logging.LogRecord) -> str:
        # Another handler may have left its own text of the exception on the record.
        record.exc_text = None
        line = super().format(record)
        record.exc_text = None
        return line

    def formatException(self, ei: ExceptionParts) -> str:  # noqa: N802  (logging's name)
        kind, _, position = ei
        name = kind.__name__ if kind else "no exception"
        return "".join(traceback.format_tb(position)) + name


class NothingPersonal(SafeExceptionReporterFilter):
    """Leaves form fields, cookies, headers and local variables out of error reports."""

    def is_active(self, request: HttpRequest | None) -> bool:
        return True

    def get_post_parameters(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_cookies(self, request: HttpRequest | None) -> dict[str, Any]:
        return {}

    def get_safe_request_meta(self, request: HttpRequest | None) -> dict[str, Any]:
        return {} if request is None else {"REQUEST_METHOD": request.method}

    def get_traceback_frame_variables(
        self, request: HttpRequest | None, tb_frame: FrameType
    ) -> ItemsView[str, Any]:
        nothing: dict[str, Any] = {}
        return nothing.items()


class PrivateReporter(ExceptionReporter):
    """Leaves query string, sealed link and the exception's message out of error reports as well."""

    def get_traceback_data(self) -> dict[str, Any]:
        data = super().get_traceback_data()
        data["exception_value"] = "(left out)"
        data["exception_notes"] = ""
        for frame in data["frames"]:
            frame["exc_cause"] = frame["exc_cause"] and "(left out)"
        if self.request is not None:
            data["request_GET_items"] = []
            data["request_insecure_uri"] = without_personal_parts(self.request.path)
            # The title of the report names the address too.
            data["request"] = copy.copy(self.request)
            data["request"].path_info = data["request_insecure_uri"]
        return data
