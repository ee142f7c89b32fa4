"""How many people an activity has places for, in each way."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    """How many people an activity has places for, in each way."""

    dependencies = [("rolls", "0004_cancelled_corrected_and_tried")]

    operations = [
        migrations.AddField("activity", "places_in_person", models.IntegerField(null=True)),
        migrations.AddField("activity", "places_online", models.IntegerField(null=True)),
        migrations.AddConstraint(
            "activity",
            models.CheckConstraint(
                condition=(Q(places_in_person=None) | Q(places_in_person__gte=0))
                & (Q(places_online=None) | Q(places_online__gte=0)),
                name="activity_places_count",
            ),
        ),
        migrations.RunSQL(
            "grant update (places_in_person, places_online) on rolls_activity to amparo_app",
            "revoke update (places_in_person, places_online) on rolls_activity from amparo_app",
        ),
    ]
