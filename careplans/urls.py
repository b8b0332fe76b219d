"""Addresses of the care plan."""

from __future__ import annotations

from django.urls import path

from careplans import views
from careplans.check_ins import views as check_ins
from careplans.check_ins.signs import FIRST, SECOND
from careplans.keeping import views as keeping
from careplans.renditions import views as renditions

app_name = "careplans"

EACH: dict[str, object] = {"is_each": True}
"""The same signs, asked one by one."""

urlpatterns = [
    path("plan/", views.plan, name="plan"),
    path("plan/print/", renditions.paper, name="print"),
    path("plan/calendar.ics", renditions.calendar, name="calendar"),
    path("plan/fhir.json", renditions.fhir, name="fhir"),
    path("plan/questions/<slug:screen_id>/", views.questions, name="questions"),
    path("plan/questions/<slug:screen_id>/each/", views.questions, EACH, name="questions_each"),
    path("plan/began/", views.began, name="began"),
    path("plan/today/", views.today, name="today"),
    path("plan/next/", views.next_days, name="next"),
    path("plan/signs/", views.signs, name="signs"),
    path("plan/ticks/", views.ticks, name="ticks"),
    path("plan/keep/", keeping.keep_plan, name="keep"),
    path("plan/link/", keeping.link, name="link"),
    path("plan/check-in/", check_ins.signs, {"name": FIRST}, name="check_in"),
    path("plan/check-in/each/", check_ins.signs, {"name": FIRST} | EACH, name="check_in_each"),
    path("plan/check-in/signs/", check_ins.signs, {"name": SECOND}, name="check_in_signs"),
    path("plan/check-in/signs/each/", check_ins.signs, {"name": SECOND} | EACH, name="check_in_signs_each"),
    path("plan/check-in/pain/", check_ins.pain, name="check_in_pain"),
    path("plan/check-in/medicines/", check_ins.medicines, name="check_in_medicines"),
    path("plan/check-in/medicines/each/", check_ins.medicines, EACH, name="check_in_medicines_each"),
    path("plan/check-in/done/", check_ins.done, name="check_in_done"),
    # Last: whatever else stands here is taken for a sealed link.
    path("plan/<str:sealed>/", keeping.opened, name="opened"),
]
