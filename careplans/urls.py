"""Addresses of the care plan."""

from __future__ import annotations

from django.urls import path

from careplans import renditions, views

app_name = "careplans"

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/print/", views.print_plan, name="print"),
    path("plan/calendar.ics", renditions.calendar, name="calendar"),
    path("plan/fhir.json", renditions.fhir, name="fhir"),
    path("plan/questions/<slug:screen_id>/", views.questions, name="questions"),
    path("plan/questions/<slug:screen_id>/each/", views.questions_each, name="questions_each"),
]
