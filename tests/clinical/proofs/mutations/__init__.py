"""Ways of breaking the guidance that is shipped, each with the theorem that has to catch it."""

from __future__ import annotations

from tests.clinical.proofs.mutations import amounts, asking, fitting, plans, red_flags, words
from tests.clinical.proofs.mutations.mutation import Mutation

__all__ = ["MUTATIONS", "Mutation"]

MUTATIONS = (
    *fitting.MUTATIONS,
    *words.MUTATIONS,
    *amounts.MUTATIONS,
    *red_flags.MUTATIONS,
    *asking.MUTATIONS,
    *plans.MUTATIONS,
)
