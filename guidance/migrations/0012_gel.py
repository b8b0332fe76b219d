from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('guidance', '0011_audit_by_collection'),
    ]

    operations = [
        migrations.AddField(
            model_name='region',
            name='gel',
            field=models.CharField(choices=[('ibuprofen', 'Ibuprofen gel, whose leaflet names back pain'), ('ask', 'A pharmacist has to say which'), ('none', 'None that may be used on a back')], db_default="none", default="none", help_text='Sold without a prescription, with a leaflet that names back pain.', max_length=10),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('gel__in', ['ibuprofen', 'ask', 'none'])), name='region_gel_is_known'),
        ),
    ]
