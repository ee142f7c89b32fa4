"""Data keys leave the database: what it keeps of each is its handle."""

from typing import Any

from django.db import migrations

from amparo.foundation import keys


def move(apps: Any, schema_editor: Any) -> None:
    """Hand every wrapped key to the key process, and keep what it answers."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute('select id, case_id, "group", wrapped from cases_casekey order by id')
        for key, case, group, wrapped in cursor.fetchall():
            handle = keys.take_in(case, group, bytes(wrapped))
            cursor.execute("update cases_casekey set wrapped = %s where id = %s", [handle, key])


class Migration(migrations.Migration):
    """Data keys lie with the key process."""

    dependencies = [("cases", "0003_a_case_may_be_sealed")]
    operations = [migrations.RunPython(move, migrations.RunPython.noop)]
