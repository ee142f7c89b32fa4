"""A draft may be of how an institution does a lane of the coalition's procedure inside."""

from typing import ClassVar

from django.db import migrations, models
from django.db.migrations.operations.base import Operation


class Migration(migrations.Migration):
    """What an internal procedure carries out."""

    dependencies: ClassVar = [("revision", "0002_sources_and_citations")]

    operations: ClassVar[list[Operation]] = [
        migrations.AddField(model_name="draft", name="refines", field=models.TextField(default="")),
    ]
