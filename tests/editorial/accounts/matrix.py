"""Who may do what at which address of the editors' site: the whole of it, for an auditor to read."""

from __future__ import annotations

from dataclasses import dataclass

NOBODY = "nobody"  # somebody who has not signed in
STAFF = "staff"  # an account without a role
AUTHOR, REVIEWER, PUBLISHER = "author", "reviewer", "publisher"
ADMINISTRATOR = "administrator"  # of accounts
SUPERUSER = "superuser"  # may do everything that anybody may
ROLES = (NOBODY, STAFF, AUTHOR, REVIEWER, PUBLISHER, ADMINISTRATOR, SUPERUSER)

Roles = frozenset[str]


def only(*roles: str) -> Roles:
    """Return these roles and the superuser, who is never left out."""
    return frozenset({*roles, SUPERUSER})


NOT_EVEN_A_SUPERUSER: Roles = frozenset()
ANYBODY: Roles = frozenset(ROLES)
SIGNED_IN = ANYBODY - {NOBODY}
WITH_A_ROLE = SIGNED_IN - {STAFF}
AUTHORS = only(AUTHOR)
REVIEWERS = only(REVIEWER)
PUBLISHERS = only(PUBLISHER)
ADMINISTRATORS = only(ADMINISTRATOR)
CLINICAL_ROLES = only(AUTHOR, REVIEWER, PUBLISHER)


@dataclass(frozen=True, slots=True)
class Line:
    """Who may look at an address (GET) and who may send something to it (POST).

    Where nothing can be sent a POST is at most another look, by the same people, and writes nothing.
    Everybody else is led to the sign-in if they are nobody, and refused if they are somebody.
    """

    address: str  # after /admin/
    look: Roles
    send: Roles | None = None
    is_there: bool = True  # no: whoever may look is told that there is no such page
    is_hidden: bool = False  # yes: whoever may not look is told that there is no such page

    @property
    def may_send(self) -> Roles:
        return self.look if self.send is None else self.send


# A DRAFT is any kind of draft: screen, item, red flag, activity, article, source …
# A RECORD is written once and never changed: release, submission, review, withdrawal, audit entry.
LINES = (
    # Getting in, and one's own account
    Line("login/", ANYBODY, ANYBODY),
    Line("sign-in/code/", ANYBODY, ANYBODY),
    Line("sign-in/backup-code/", ANYBODY, ANYBODY),
    Line("sign-in/set-up/", ANYBODY, ANYBODY),
    Line("welcome/", ANYBODY, ANYBODY),
    Line("logout/", NOT_EVEN_A_SUPERUSER, SIGNED_IN),
    Line("account/", SIGNED_IN, NOT_EVEN_A_SUPERUSER),
    Line("account/password/", SIGNED_IN, SIGNED_IN),
    Line("account/backup-codes/", SIGNED_IN, SIGNED_IN),
    Line("account/phone/", SIGNED_IN, SIGNED_IN),
    Line("account/sign-out/", NOT_EVEN_A_SUPERUSER, SIGNED_IN),
    Line("account/unsent/", SIGNED_IN, SIGNED_IN),
    Line("password_change/", SIGNED_IN, SIGNED_IN),
    Line("password_change/done/", SIGNED_IN, NOT_EVEN_A_SUPERUSER),
    # The frame of the admin
    Line("", SIGNED_IN),
    Line("guidance/", WITH_A_ROLE, is_hidden=True),
    Line("auth/", ADMINISTRATORS, is_hidden=True),
    Line("jsi18n/", SIGNED_IN, NOT_EVEN_A_SUPERUSER),
    Line("autocomplete/", CLINICAL_ROLES, NOT_EVEN_A_SUPERUSER),
    Line("r/<content_type_id>/<object_id>/", SIGNED_IN, is_there=False),
    Line("<anything else>", SIGNED_IN, is_there=False),
    # Drafts: authors write them, every clinical role reads them
    Line("guidance/DRAFT/", CLINICAL_ROLES),
    Line("guidance/DRAFT/add/", AUTHORS, AUTHORS),
    Line("guidance/DRAFT/<object_id>/change/", CLINICAL_ROLES, AUTHORS),
    Line("guidance/DRAFT/<object_id>/delete/", AUTHORS, AUTHORS),
    Line("guidance/DRAFT/<object_id>/history/", CLINICAL_ROLES),
    Line("guidance/DRAFT/<object_id>/", SIGNED_IN),  # leads on to …/change/, and tells nothing
    # What a form fetches while somebody writes, and the list of what is due: all of it only reads drafts
    Line("editing/meaning/", NOT_EVEN_A_SUPERUSER, WITH_A_ROLE),
    Line("editing/markdown/", NOT_EVEN_A_SUPERUSER, WITH_A_ROLE),
    Line("editing/find/<kind>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("editing/due/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    # Records: nobody adds, changes or deletes one by hand
    Line("guidance/RECORD/", WITH_A_ROLE),
    Line("guidance/RECORD/add/", NOT_EVEN_A_SUPERUSER, NOT_EVEN_A_SUPERUSER),
    Line("guidance/RECORD/<object_id>/change/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("guidance/RECORD/<object_id>/delete/", NOT_EVEN_A_SUPERUSER, NOT_EVEN_A_SUPERUSER),
    Line("guidance/RECORD/<object_id>/history/", WITH_A_ROLE),
    Line("guidance/RECORD/<object_id>/", SIGNED_IN),  # leads on to …/change/, and tells nothing
    # Who submitted and who reviewed is no business of who makes the accounts
    Line("guidance/submission/", CLINICAL_ROLES),
    Line("guidance/submission/<object_id>/change/", CLINICAL_ROLES, NOT_EVEN_A_SUPERUSER),
    Line("guidance/submission/<object_id>/history/", CLINICAL_ROLES),
    Line("guidance/review/", CLINICAL_ROLES),
    Line("guidance/review/<object_id>/change/", CLINICAL_ROLES, NOT_EVEN_A_SUPERUSER),
    Line("guidance/review/<object_id>/history/", CLINICAL_ROLES),
    # From the drafts to a release, and back
    Line("guidance/release/draft/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("guidance/release/draft/submit/", NOT_EVEN_A_SUPERUSER, AUTHORS),
    Line("guidance/release/draft/approve/", NOT_EVEN_A_SUPERUSER, REVIEWERS),
    Line("guidance/release/draft/send-back/", NOT_EVEN_A_SUPERUSER, REVIEWERS),
    Line("guidance/release/draft/publish/", NOT_EVEN_A_SUPERUSER, PUBLISHERS),
    Line("guidance/release/<object_id>/back/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("guidance/release/<object_id>/back/now/", NOT_EVEN_A_SUPERUSER, PUBLISHERS),
    Line("guidance/release/<object_id>/back/agree/", NOT_EVEN_A_SUPERUSER, REVIEWERS),
    Line("guidance/release/<object_id>/withdraw/", PUBLISHERS, PUBLISHERS),
    # The preview of the draft and of every release: what is sent there reaches a made-up journey alone
    Line("preview/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/flow/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/flow/<version>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/open/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/open/whole/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/open/<version>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/vignette/<vignette_id>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/vignette/<vignette_id>/<version>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/seen/<kind>/<key>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/paper.css", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/draft/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/draft/rest/", NOT_EVEN_A_SUPERUSER, WITH_A_ROLE),
    Line("preview/draft/<rest>", WITH_A_ROLE, WITH_A_ROLE),
    Line("preview/release/<version>/", WITH_A_ROLE, NOT_EVEN_A_SUPERUSER),
    Line("preview/release/<version>/rest/", NOT_EVEN_A_SUPERUSER, WITH_A_ROLE),
    Line("preview/release/<version>/<rest>", WITH_A_ROLE, WITH_A_ROLE),
    # Accounts: made and switched off by user administrators, deleted by nobody
    Line("auth/user/", ADMINISTRATORS),
    Line("auth/user/add/", ADMINISTRATORS, ADMINISTRATORS),
    Line("auth/user/<object_id>/change/", ADMINISTRATORS, ADMINISTRATORS),
    Line("auth/user/<object_id>/delete/", NOT_EVEN_A_SUPERUSER, NOT_EVEN_A_SUPERUSER),
    Line("auth/user/<object_id>/history/", ADMINISTRATORS),
    Line("auth/user/<object_id>/", SIGNED_IN),  # leads on to …/change/, and tells nothing
    Line("auth/user/<pk>/new-path/", ADMINISTRATORS, ADMINISTRATORS),
    Line("auth/user/<pk>/reset-second-step/", ADMINISTRATORS, ADMINISTRATORS),
)
OPEN = frozenset(line.address for line in LINES if NOBODY in line.look)
