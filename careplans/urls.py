"""Addresses of the care plan."""

from __future__ import annotations

from django.urls import path

from careplans import began, ticks, views
from careplans.check_ins import done, first_pages, last_page, medicines_page
from careplans.keeping import views as keeping
from careplans.renditions import views as renditions

app_name = "careplans"

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/print/", views.print_plan, name="print"),
    path("plan/calendar.ics", renditions.calendar, name="calendar"),
    path("plan/fhir.json", renditions.fhir, name="fhir"),
    path("plan/questions/<slug:screen_id>/", views.questions, name="questions"),
    path("plan/questions/<slug:screen_id>/each/", views.questions_each, name="questions_each"),
    path("plan/began/", began.began, name="began"),
    path("plan/today/", views.today, name="today"),
    path("plan/ticks/", ticks.ticks, name="ticks"),
    path("plan/keep/", keeping.keep_plan, name="keep"),
    path("plan/link/", keeping.link, name="link"),
    path("plan/check-in/", first_pages.check_in, name="check_in"),
    path("plan/check-in/each/", first_pages.check_in_each, name="check_in_each"),
    path("plan/check-in/signs/", first_pages.check_in_signs, name="check_in_signs"),
    path("plan/check-in/signs/each/", first_pages.check_in_signs_each, name="check_in_signs_each"),
    path("plan/check-in/pain/", last_page.check_in_pain, name="check_in_pain"),
    path("plan/check-in/medicines/", medicines_page.check_in_medicines, name="check_in_medicines"),
    path(
        "plan/check-in/medicines/each/",
        medicines_page.check_in_medicines_each,
        name="check_in_medicines_each",
    ),
    path("plan/check-in/done/", done.check_in_done, name="check_in_done"),
    # Last: whatever else stands here is taken for a sealed link.
    path("plan/<str:sealed>/", keeping.opened, name="opened"),
]
