"""Needs for training, kits and what they hold, courses of academies."""

import django.db.models.deletion
from django.db import migrations, models

from amparo.foundation.access import sql

# What is written here once is never changed or removed.
KEPT = (
    "need", "kit", "kitversion", "kitdocument", "milestone", "stepchange", "modulereview", "courseadoption",
    "courseending",
)  # fmt: skip
# What a version teaches and holds may be taken out again, as long as nobody validated it.
DRAFTED = ("module", "taughtstep", "criterion", "item", "material")


class Migration(migrations.Migration):
    """Needs for training, kits and what they hold, courses of academies."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        ("competencies", "0001_competencies_and_what_steps_ask_for"),
    ]

    operations = [
        migrations.CreateModel(
            name="StepChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_version", models.IntegerField()),
                ("to_version", models.IntegerField()),
                ("what", models.JSONField()),
                ("noticed_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="CourseAdoption",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("variant", models.TextField()),
                ("is_permanent", models.BooleanField()),
                ("is_compulsory", models.BooleanField()),
                ("act", models.TextField()),
                ("signed_on", models.DateField()),
                ("taught_from", models.DateField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                ("academy", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution")),
            ],
            options={
                "ordering": ["-signed_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="CourseEnding",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ended_on", models.DateField()),
                ("why", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "adoption",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ending", to="kits.courseadoption"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Kit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.TextField()),
                ("titles", models.JSONField()),
                ("sector", models.TextField()),
                ("origin", models.TextField()),
                ("source", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("entered_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                ("owner", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.institution")),
            ],
            options={
                "ordering": ["country", "code"],
            },
        ),
        migrations.CreateModel(
            name="KitDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("digest", models.TextField()),
                ("size", models.IntegerField()),
                ("body", models.BinaryField()),
                ("account", models.BigIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
        ),
        migrations.AddField(
            model_name="courseadoption",
            name="document",
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="kits.kitdocument"),
        ),
        migrations.CreateModel(
            name="KitVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("languages", models.JSONField()),
                ("account", models.BigIntegerField()),
                ("entered_at", models.DateTimeField()),
                (
                    "kit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="kits.kit"
                    ),
                ),
            ],
            options={
                "ordering": ["kit", "-number"],
            },
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("question", models.JSONField()),
                ("answers", models.JSONField()),
                ("right", models.IntegerField()),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="items", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "number"],
            },
        ),
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("variant", models.TextField()),
                ("number", models.IntegerField()),
                ("texts", models.JSONField()),
                ("weight", models.IntegerField(default=1)),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="criteria", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "variant", "number"],
            },
        ),
        migrations.AddField(
            model_name="courseadoption",
            name="version",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="adoptions", to="kits.kitversion"
            ),
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("variant", models.TextField()),
                ("kind", models.TextField()),
                ("language", models.TextField()),
                ("title", models.TextField()),
                ("address", models.TextField(default="")),
                ("licence", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("added_at", models.DateTimeField()),
                (
                    "document",
                    models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to="kits.kitdocument"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="materials", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "variant", "kind", "language", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("held_on", models.DateField()),
                ("place", models.TextField(default="")),
                ("people", models.IntegerField(null=True)),
                ("act", models.TextField(default="")),
                ("note", models.TextField(default="")),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="milestones", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["held_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Module",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("titles", models.JSONField()),
                ("objectives", models.JSONField()),
                ("method", models.TextField()),
                ("minutes", models.IntegerField()),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="modules", to="kits.kitversion"
                    ),
                ),
            ],
            options={
                "ordering": ["version", "number"],
            },
        ),
        migrations.CreateModel(
            name="Need",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("region", models.TextField(default="")),
                ("sector", models.TextField(default="")),
                ("found_by", models.TextField()),
                ("found_on", models.DateField()),
                ("people", models.IntegerField(null=True)),
                ("statement", models.TextField()),
                ("source", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "competency",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="competencies.competency"),
                ),
                ("country", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-found_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ModuleReview",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("outcome", models.TextField()),
                ("note", models.TextField()),
                ("account", models.BigIntegerField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "change",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="review", to="kits.stepchange"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TaughtStep",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("procedure", models.TextField()),
                ("element", models.TextField()),
                (
                    "module",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="steps", to="kits.module"
                    ),
                ),
            ],
            options={
                "ordering": ["procedure", "element"],
            },
        ),
        migrations.AddField(
            model_name="stepchange",
            name="step",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="changes", to="kits.taughtstep"
            ),
        ),
        migrations.AddConstraint(
            model_name="kit",
            constraint=models.UniqueConstraint(fields=("country", "code"), name="kit_code"),
        ),
        migrations.AddConstraint(
            model_name="kitversion",
            constraint=models.UniqueConstraint(fields=("kit", "number"), name="kit_version_number"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("version", "number"), name="item_number"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(condition=models.Q(("right__gte", 1)), name="item_has_a_right_answer"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("version", "variant", "number"), name="criterion_number"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(condition=models.Q(("weight__gte", 1)), name="criterion_weighs"),
        ),
        migrations.AddConstraint(
            model_name="courseadoption",
            constraint=models.UniqueConstraint(
                fields=("version", "academy", "variant", "act"), name="course_adopted_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="courseadoption",
            constraint=models.CheckConstraint(
                condition=models.Q(("taught_from__gte", models.F("signed_on"))), name="course_taught_after_its_act"
            ),
        ),
        migrations.AddConstraint(
            model_name="material",
            constraint=models.CheckConstraint(
                condition=models.Q(("document", None), ("address", ""), _connector="XOR"), name="material_is_somewhere"
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "VALIDATION")), fields=("version",), name="kit_validated_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="milestone",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind__in", ["GRID", "VALIDATION"]), _negated=True),
                    ("institution__isnull", False),
                    _connector="OR",
                ),
                name="validated_by_an_institution",
            ),
        ),
        migrations.AddConstraint(
            model_name="module",
            constraint=models.UniqueConstraint(fields=("version", "number"), name="module_number"),
        ),
        migrations.AddConstraint(
            model_name="module",
            constraint=models.CheckConstraint(condition=models.Q(("minutes__gte", 1)), name="module_lasts"),
        ),
        migrations.AddConstraint(
            model_name="need",
            constraint=models.CheckConstraint(
                condition=models.Q(("people", None), ("people__gte", 0), _connector="OR"), name="need_counts_people"
            ),
        ),
        migrations.AddConstraint(
            model_name="taughtstep",
            constraint=models.UniqueConstraint(fields=("module", "procedure", "element"), name="taught_once"),
        ),
        migrations.AddConstraint(
            model_name="stepchange",
            constraint=models.UniqueConstraint(fields=("step", "to_version"), name="change_noticed_once"),
        ),
        *(sql.give(f"kits_{name}", "select, insert") for name in KEPT),
        *(sql.append_only(f"kits_{name}") for name in KEPT),
        *(sql.give(f"kits_{name}", "select, insert, delete") for name in DRAFTED),
    ]
