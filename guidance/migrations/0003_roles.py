"""The four roles of editors, as groups. Nobody needs to be a superuser."""

from django.db import migrations

NOT_DRAFTS = {"release", "review", "withdrawal", "submission", "auditentry", "examination", "arrival", "offer"}
EVERYBODY = ["view_release", "view_withdrawal", "view_auditentry"]
IN_THE_WORKFLOW = [*EVERYBODY, "view_review", "view_submission"]
ROLES = {
    "Author": (["add", "change", "delete", "view"], [*IN_THE_WORKFLOW, "add_submission"]),
    "Clinical reviewer": (["view"], [*IN_THE_WORKFLOW, "add_review"]),
    "Publisher": (["view"], [*IN_THE_WORKFLOW, "add_release", "add_withdrawal"]),
    "User administrator": ([], EVERYBODY),
}
ACCOUNTS = {"User administrator": ["view_user", "add_user", "change_user"]}


def make_roles(apps, schema_editor):
    """Make or mend the groups. Permissions are otherwise made only after all migrations have run."""
    alias = schema_editor.connection.alias
    groups = apps.get_model("auth", "Group").objects.using(alias)
    kinds = {kind._meta.model_name: kind for kind in apps.get_app_config("guidance").get_models()}
    accounts = {"user": apps.get_model("auth", "User")}
    for name, (actions, more) in ROLES.items():
        on_drafts = [f"{action}_{kind}" for kind in sorted(kinds.keys() - NOT_DRAFTS) for action in actions]
        permissions = [permission(apps, alias, kinds, codename) for codename in [*on_drafts, *more]]
        permissions += [permission(apps, alias, accounts, codename) for codename in ACCOUNTS.get(name, [])]
        group, _ = groups.get_or_create(name=name)
        group.permissions.set(permissions)


def permission(apps, alias, kinds, codename):
    """Return the permission, made as Django would make it."""
    action, model = codename.split("_", 1)
    kind = kinds[model]._meta
    types = apps.get_model("contenttypes", "ContentType").objects.using(alias)
    content_type, _ = types.get_or_create(app_label=kind.app_label, model=model)
    found, _ = apps.get_model("auth", "Permission").objects.using(alias).get_or_create(
        content_type=content_type, codename=codename, defaults={"name": f"Can {action} {kind.verbose_name_raw}"}
    )
    return found


def remove_roles(apps, schema_editor):
    """Remove the groups, and with them who was in which."""
    groups = apps.get_model("auth", "Group").objects.using(schema_editor.connection.alias)
    groups.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0002_workflow"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunPython(make_roles, remove_roles)]
