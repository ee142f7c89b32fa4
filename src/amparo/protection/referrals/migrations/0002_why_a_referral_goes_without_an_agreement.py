"""A referral says why it goes when no agreement between both institutions covers what is sent."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A referral says why it goes when no agreement between both institutions covers what is sent."""

    dependencies = [("referrals", "0001_referrals")]

    operations = [
        migrations.AddField(
            model_name="referral",
            name="without_agreement",
            field=models.TextField(default=""),
        ),
    ]
