"""Runs the benchmarks on a site of their own: `make bench`."""

from __future__ import annotations

import os
import tempfile

import django
from django.core.management import call_command

from tests.benchmarks import comparison_costs, landing_page, proof_growth

BENCHMARKS = {
    "landing_page": landing_page.run,
    "proof_growth": proof_growth.run,
    "comparison_costs": comparison_costs.run,
}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(
            DJANGO_SETTINGS_MODULE="config.settings", DATA_DIR=folder, DATABASE_URL="", LOG_LEVEL="ERROR"
        )
        django.setup()
        call_command("prepare")
        for name, run in BENCHMARKS.items():
            print(f"-- {name}")
            run(print)


if __name__ == "__main__":
    main()
