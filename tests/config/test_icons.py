from __future__ import annotations


def test_a_browser_finds_the_icon_where_it_looks_first(client):
    response = client.get("/favicon.ico")

    assert response.status_code == 302
    assert response["Location"].endswith(".svg")


def test_the_icon_is_only_read(client):
    assert client.post("/favicon.ico").status_code == 405
