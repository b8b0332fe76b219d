"""What the public reads: releases, from wherever the newest one can be had."""
