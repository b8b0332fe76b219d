"""The kinds of object that editors see: in which order they come, and what each is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

GROUPS: Mapping[str, Mapping[str, str]] = {
    "Questions": {
        "Screen": "A page of questions: its heading, and what is on it.",
        "Item": "One question or sign, with its hint and its answers.",
        "Definition": "A name for several answers together, such as “unwell”.",
    },
    "Results": {
        "RedFlag": "A sign that may mean serious disease, and how soon it needs help.",
        "Outcome": "What people read on each result, from self-care to ambulance.",
        "SafetyNet": "What to watch for later, and what to do then.",
        "Vignette": "Made-up people with the result that each must get.",
    },
    "The plan": {
        "Phase": "A stretch of days, and its aim.",
        "Activity": "Something to do: how, how often, and who must not.",
        "CheckPoint": "When people look again at how they are.",
        "Contributor": "What may have brought the spasm on, and what to change.",
    },
    "To read": {
        "Article": "A guide to read.",
        "Source": "What a statement rests on, and when it is read again.",
        "SeedClaim": "What is said about spasms, and what became of it.",
        "Region": "A country: its emergency numbers and its words.",
    },
    "Releases and history": {
        "Release": "What people see now and saw before. Go back or withdraw here.",
        "Submission": "Drafts that were handed over for review.",
        "Review": "What reviewers approved or sent back.",
        "Withdrawal": "Releases that were taken out of use, and why.",
        "AuditEntry": "Who did what and when. Nobody can change it.",
    },
    "Accounts": {
        "User": "Who may sign in, and what each may do.",
    },
}
Listed = dict[str, Any]
CALLED = {"User": "People who edit"}
"""What the list of a kind is called, where its model has another name."""
ONE = {"User": "account"}
"""What one of a kind is called, where its model has another name."""


def told_of(kind: str) -> str:
    """Return what a kind is for; nothing for one that nobody placed."""
    return next((kinds[kind] for kinds in GROUPS.values() if kind in kinds), "")


def in_groups(listed: Iterable[Listed], *, url: str) -> list[Listed]:
    """Return Django's list of what somebody may open, in groups of ours; an unknown kind comes last."""
    models = {model["object_name"]: _called(model) for app in listed for model in app["models"]}
    groups = [
        _group(
            name, url, [models.pop(kind) | {"told": told} for kind, told in kinds.items() if kind in models]
        )
        for name, kinds in GROUPS.items()
    ]
    return [group for group in (*groups, _group("More", url, list(models.values()))) if group["models"]]


def _called(model: Listed) -> Listed:
    name = CALLED.get(model["object_name"])
    return model | {"name": name} if name else model


def _group(name: str, url: str, models: list[Listed]) -> Listed:
    label = name.lower().replace(" ", "-")
    return {"name": name, "app_label": label, "app_url": url, "has_module_perms": True, "models": models}
