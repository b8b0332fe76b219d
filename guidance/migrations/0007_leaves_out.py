from django.db import migrations, models

import guidance.fields


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0006_exception"),
    ]

    operations = [
        migrations.AddField(
            model_name="adaptation",
            name="leaves_out",
            field=guidance.fields.LinesField(
                blank=True,
                db_default=models.Value([], models.JSONField()),
                default=list,
                help_text="Steps that do not fit these people, one a line, word for word: they are not shown.",
            ),
        ),
    ]
