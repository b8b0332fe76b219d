from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("guidance", "0008_triage_words"),
    ]

    operations = [
        migrations.AddField(
            model_name="examination",
            name="failed",
            field=models.CharField(blank=True, db_default="", default="", max_length=300),
        ),
        migrations.AddField(
            model_name="examination",
            name="progress",
            field=models.CharField(blank=True, db_default="", default="", max_length=200),
        ),
        migrations.AddField(
            model_name="examination",
            name="seal",
            field=models.CharField(blank=True, db_default="", default="", max_length=64),
        ),
        migrations.AlterField(
            model_name="examination",
            name="result",
            field=models.JSONField(help_text="The proof and the comparison; empty while it runs.", null=True),
        ),
    ]
