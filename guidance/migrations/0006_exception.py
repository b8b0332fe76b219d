from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0005_offers"),
    ]

    operations = [
        migrations.AddField(
            model_name="item",
            name="exception",
            field=models.TextField(
                blank=True,
                db_default="",
                default="",
                help_text="What does not count: “An ache that you have had for years does not count.” "
                "Questions show it after the hint; the checklists of a check-in only once the sign is ticked.",
            ),
        ),
        migrations.AlterField(
            model_name="item",
            name="hint",
            field=models.TextField(
                blank=True,
                help_text="What counts, and how to tell. People see it wherever the sign is asked.",
            ),
        ),
    ]
