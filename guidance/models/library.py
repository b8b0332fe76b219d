"""Drafts of what is read and cited: sources, articles, regions and the table of first claims."""

from __future__ import annotations

from django.core.validators import RegexValidator, URLValidator
from django.db import models

from clinical import content
from guidance.fields import LONGEST_TITLE, LinesField, choices_of, in_order, known, permanent_name

EVIDENCE = choices_of(content.Evidence)
CHECKED = choices_of(content.HowRead)
GEL = choices_of(content.Gel)
PAPER = choices_of(content.Paper)
REVIEW_AFTER_LAST = "The next review must come after the last one."
REGION_NAME = RegexValidator(r"\A[A-Za-z]{2,8}\Z", "Use letters only, such as GB.")


class Source(models.Model):
    """A citation behind a statement."""

    id = permanent_name()
    title = models.TextField()
    publisher = models.CharField(max_length=LONGEST_TITLE)
    year = models.CharField(max_length=40, blank=True)
    url = models.CharField(
        "address",
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https", "http"])],
        help_text="Beginning with https://.",
    )
    checked = models.CharField(max_length=1, choices=CHECKED, help_text="How it was read.")
    last_reviewed_on = models.DateField(help_text="When somebody last read it against what we say.")
    next_review_on = models.DateField(help_text="Nothing that cites it is published after this day.")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            known("checked", CHECKED, table="source"),
            in_order("last_reviewed_on", "next_review_on", table="source", message=REVIEW_AFTER_LAST),
        ]

    def __str__(self) -> str:
        return f"{self.id}: {self.title}"


class Article(models.Model):
    """A page to read."""

    slug = permanent_name("Part of the page's address, so it can never be changed.", verbose_name="slug")
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    title = models.CharField(max_length=LONGEST_TITLE)
    summary = models.TextField(help_text="One or two sentences for lists and search.")
    body = models.TextField(
        help_text="Markdown: headings, lists, links, bold. HTML is shown as text. "
        "Links begin with https:, tel:, mailto: or /."
    )
    sources = models.ManyToManyField(Source, blank=True)
    evidence = models.CharField(max_length=20, choices=EVIDENCE)
    evidence_text = models.TextField(help_text="What research shows, in plain words.")
    last_reviewed_on = models.DateField()
    next_review_on = models.DateField(help_text="Nothing is published after this day until it is reviewed.")
    related_activities = models.ManyToManyField("guidance.Activity", blank=True, related_name="+")

    class Meta:
        ordering = ["position", "slug"]
        constraints = [
            known("evidence", EVIDENCE, table="article"),
            in_order("last_reviewed_on", "next_review_on", table="article", message=REVIEW_AFTER_LAST),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        # As files have it: otherwise a draft would change by being exported and imported.
        self.body = f"{self.body.strip()}\n"


class Region(models.Model):
    """A country's numbers and words."""

    id = permanent_name("Two letters, such as GB. XX is for everywhere else.", validator=REGION_NAME)
    position = models.PositiveSmallIntegerField(help_text="Lowest first.")
    name = models.CharField(max_length=LONGEST_TITLE)
    emergency_numbers = LinesField(blank=False, help_text="One a line, dialled as shown.")
    emergency_department = models.CharField(
        max_length=LONGEST_TITLE, help_text="“A&E”, “the emergency room”."
    )
    urgent_line = models.CharField(max_length=LONGEST_TITLE, blank=True, help_text="“NHS 111”. Empty: none.")
    urgent_number = models.CharField(max_length=40, blank=True)
    routine_contact = models.CharField(max_length=LONGEST_TITLE, help_text="“your GP”.")
    text_relay = models.TextField(blank=True, help_text="How a deaf person calls. Empty: not known.")
    crisis_line = models.CharField(max_length=LONGEST_TITLE, blank=True)
    urgent_note = models.TextField(
        blank=True, default="", db_default="", help_text="Where the urgent line does not reach."
    )
    check_before_release = LinesField(
        db_default=models.Value([], models.JSONField()),
        help_text="One a line: fields whose numbers nobody has read on the line's own page, such as "
        "crisis_line. “manage.py check_lines” lists them.",
    )
    paracetamol = models.CharField(max_length=40, help_text="“paracetamol” or “acetaminophen”.")
    naproxen_sold = models.BooleanField(default=False, help_text="Sold without a prescription.")
    gel = models.CharField(
        max_length=10,
        choices=GEL,
        default=content.Gel.NONE,
        db_default=content.Gel.NONE,
        help_text="Sold without a prescription, with a leaflet that names back pain.",
    )
    paper = models.CharField(max_length=10, choices=PAPER)
    language_tags = LinesField(help_text="One a line: languages of a browser that suggest it, such as en-gb.")
    sources = models.ManyToManyField(Source, blank=True)
    note = models.TextField(blank=True, help_text="For editors; never shown to the person.")

    class Meta:
        ordering = ["position", "id"]
        constraints = [known("paper", PAPER, table="region"), known("gel", GEL, table="region")]

    def __str__(self) -> str:
        return self.name


class SeedClaim(models.Model):
    """Where a claim of the first articles is kept, or why it is not."""

    id = permanent_name()
    claim = models.TextField()
    kept_in = LinesField(
        help_text="One a line: a page and the words that say it there, such as "
        "article:ice-or-heat: Cold numbs the pain. A page alone is a pointer and does not count."
    )
    rejected_because = models.TextField(blank=True)
    sources = models.ManyToManyField(Source, blank=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id
