"""Addresses of the preview; what follows `draft/` or the number of a release is an address of the public."""

from __future__ import annotations

from django.urls import path

from editorial.preview import paper
from editorial.preview.views import (
    answer_the_rest,
    flow,
    for_editors,
    open_journey,
    open_vignette,
    seen,
    start,
    walk,
)

app_name = "preview"

urlpatterns = [
    path("", for_editors(start), name="start"),
    path("flow/", for_editors(flow), name="flow"),
    path("flow/<int:version>/", for_editors(flow), name="flow_of_release"),
    path("open/", for_editors(open_journey), name="open"),
    path("open/<int:version>/", for_editors(open_journey), name="open_release"),
    path("open/whole/", for_editors(open_journey), {"is_whole": True}, name="open_whole"),
    path("vignette/<slug:vignette_id>/", for_editors(open_vignette), name="vignette"),
    path(
        "vignette/<slug:vignette_id>/<int:version>/", for_editors(open_vignette), name="vignette_of_release"
    ),
    path("seen/<slug:kind>/<str:key>/", for_editors(seen), name="seen"),
    path("paper.css", for_editors(paper.style), name="paper_style"),
    path("draft/rest/", for_editors(answer_the_rest), name="rest"),
    path("draft/", for_editors(walk), name="draft"),
    path("draft/<path:rest>", for_editors(walk)),
    path("release/<int:version>/rest/", for_editors(answer_the_rest), name="rest_of_release"),
    path("release/<int:version>/", for_editors(walk), name="release"),
    path("release/<int:version>/<path:rest>", for_editors(walk)),
]
