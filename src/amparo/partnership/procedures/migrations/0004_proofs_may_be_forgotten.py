"""A proof is still never changed; what nobody refers to any more may be forgotten."""

from typing import ClassVar

from django.db import migrations
from django.db.migrations.operations.base import Operation

from amparo.foundation.access import sql


class Migration(migrations.Migration):
    """The trigger refuses changes only."""

    dependencies: ClassVar = [("procedures", "0003_proofs_and_examinations")]

    operations: ClassVar[list[Operation]] = [
        migrations.RunSQL(
            "drop trigger append_only on procedures_proof;"
            "create trigger never_changed before update or truncate on procedures_proof "
            "for each statement execute function sec.refuse_change();",
            "drop trigger never_changed on procedures_proof;"
            "create trigger append_only before update or delete or truncate on procedures_proof "
            "for each statement execute function sec.refuse_change();",
        ),
        sql.give("procedures_proof", "delete"),
    ]
