# The tag is pinned, the digest is not: it could not be looked up where this was written. Pin it when you build:
#   docker buildx imagetools inspect python:3.11-slim-bookworm
FROM python:3.11-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
WORKDIR /srv/unclench
RUN ["python", "-m", "venv", "/srv/venv"]
COPY requirements-postgres.lock ./
RUN ["/srv/venv/bin/python", "-m", "pip", "install", "--require-hashes", "-r", "requirements-postgres.lock"]
COPY . .
# The key is only for this step and is never used: static files hold no secret.
RUN SECRET_KEY=collecting-static-files-needs-a-key-but-keeps-none-0123456789 \
    /srv/venv/bin/python manage.py prepare --static-only \
    && /srv/venv/bin/python -m compileall -q careplans clinical config editorial guidance triage \
    && rm -rf var

FROM python:3.11-slim-bookworm
RUN install -d -o 10001 -g 10001 /data
COPY --from=build /srv/venv /srv/venv
COPY --from=build /srv/unclench /srv/unclench
WORKDIR /srv/unclench
ENV PATH=/srv/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000
USER 10001:10001
VOLUME /data
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=3s --start-period=15s \
    CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f'http://127.0.0.1:{os.environ[\"PORT\"]}/healthz', timeout=2)"]
CMD ["gunicorn", "--config", "python:config.gunicorn", "config.wsgi"]
