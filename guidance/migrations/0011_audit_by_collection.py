from django.db import migrations, models

COLLECTIONS = {
    "source": "sources",
    "screen": "screens",
    "item": "items",
    "definition": "definitions",
    "red flag": "red_flags",
    "article": "articles",
    "activity": "activities",
    "phase": "phases",
    "check point": "check_points",
    "outcome": "outcomes",
    "safety net": "safety_nets",
    "contributor": "contributors",
    "region": "regions",
    "vignette": "vignettes",
    "seed claim": "seed_claims",
}
"""What each kind of draft was called in the log until now, and the collection that it is in."""


def name_collections(apps, schema_editor):
    entries = apps.get_model("guidance", "AuditEntry").objects.using(schema_editor.connection.alias)
    for kind, collection in COLLECTIONS.items():
        entries.filter(kind=kind).exclude(object_id="").update(collection=collection)


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0010_claim_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="collection",
            field=models.CharField(
                blank=True,
                db_default="",
                default="",
                help_text="The collection of drafts that it is in; empty when it is no draft.",
                max_length=40,
            ),
        ),
        migrations.AlterField(
            model_name="auditentry",
            name="kind",
            field=models.CharField(
                blank=True,
                help_text="What kind of thing it was done to, in the words of the time.",
                max_length=40,
            ),
        ),
        migrations.RunPython(name_collections, migrations.RunPython.noop, elidable=True),
        migrations.RemoveIndex(model_name="auditentry", name="auditentry_of_an_object"),
        migrations.AddIndex(
            model_name="auditentry",
            index=models.Index(fields=["collection", "object_id"], name="auditentry_of_a_draft"),
        ),
    ]
