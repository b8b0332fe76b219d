"""Addresses of triage."""

from __future__ import annotations

from django.urls import path

from triage import views

app_name = "triage"

urlpatterns = [
    path("", views.home, name="home"),
    path("emergency/", views.emergency, name="emergency"),
    path("again/", views.again, name="again"),
    path("region/", views.region, name="region"),
    path("clear/", views.clear, name="clear"),
    path("check/", views.check, name="check"),
    path("check/lost/", views.lost, name="lost"),
    path("check/answers/", views.answers, name="answers"),
    path("check/result/", views.result, name="result"),
    path("check/handover/", views.handover, name="handover"),
    path("check/<slug:screen_id>/", views.question, name="question"),
    path("check/<slug:screen_id>/each/", views.question, {"is_each": True}, name="each"),
]
