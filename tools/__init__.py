"""Programs that somebody runs by hand; the site imports none of them."""
