"""What a step asks for is said by its drawing, and by nothing else."""

from django.db import migrations


class Migration(migrations.Migration):
    """The table that stood beside the drawings goes."""

    dependencies = [("competencies", "0001_competencies_and_what_steps_ask_for")]

    operations = [migrations.DeleteModel("Requirement")]
