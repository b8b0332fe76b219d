"""How gunicorn serves the site: `gunicorn --config python:config.gunicorn config.wsgi`."""

from __future__ import annotations

from pathlib import Path
from wsgiref.util import setup_testing_defaults

from gunicorn.workers.base import Worker

from config import environment
from config.privacy import private_logging

bind = [
    f"{environment.listening_address('HOST', '127.0.0.1')}"
    f":{environment.whole_number('PORT', 8000, least=1, most=65535)}"
]
forwarded_allow_ips = ",".join(
    environment.proxies("FORWARDED_ALLOW_IPS", "127.0.0.1,::1", may_be_anybody=True)
)
worker_class = "gthread"
workers = environment.whole_number("WEB_CONCURRENCY", 2, least=1, most=64)
threads = 4
preload_app = True

timeout = 30
graceful_timeout = 25
keepalive = 30
worker_connections = 200
limit_request_fields = 60

shared_memory = Path("/dev/shm")  # noqa: S108  (a worker's heartbeat file should not wait for a disk)
worker_tmp_dir = str(shared_memory) if shared_memory.is_dir() else None
control_socket_disable = True

# No query string, referrer, browser or address: the path and what came of it are enough to run the site.
accesslog = "-"
access_log_format = "%(m)s %(U)s %(s)s %(B)sB %(D)sus"
logconfig_dict = private_logging(
    environment.one_of("LOG_LEVEL", "INFO", environment.LOG_LEVELS),
    **{
        "gunicorn.error": {"handlers": [], "propagate": True, "level": "INFO"},
        "gunicorn.access": {"handlers": [], "propagate": True, "level": "INFO"},
    },
)


def post_worker_init(worker: Worker) -> None:
    """Ask the site whether it is ready, so that the release is loaded before the first person comes."""
    question: dict[str, object] = {"PATH_INFO": "/readyz"}
    setup_testing_defaults(question)
    worker.wsgi(question, lambda status, headers: None)
