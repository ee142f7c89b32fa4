"""Organisations and professionals of a coalition, possible duplicates, and files that are taken in."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from amparo.foundation.access import sql

# Nothing is removed but another name of an organisation; what a change may touch is told column by column.
RIGHTS = (
    (
        "organisation",
        "select, insert, update (name, key, sector, country, institution_id, same_as_id)",
    ),
    ("organisationalias", "select, insert, delete"),
    ("coalitionmembership", "select, insert, update (from_on, to_on)"),
    (
        "professional",
        "select, insert, update (given_names, family_names, key, e_mail, country, gender, declared_group, visibility,"
        " account_id, same_as_id)",
    ),
    ("listingconsent", "select, insert, update (ended_on)"),
    ("affiliation", "select, insert, update (post, from_on, to_on)"),
    *(
        (f"{kind}pair", "select, insert, update (score, reasons, state, decided_by, decided_at)")
        for kind in ("organisation", "professional")
    ),
    *((f"{kind}merge", "select, insert, update (undone_at, undone_by)") for kind in ("organisation", "professional")),
    ("import", "select, insert, update (done_at)"),
    ("importrow", "select, insert, update (state, cells, problems, found, professional_id, organisation_id)"),
)


class Migration(migrations.Migration):
    """Organisations and professionals of a coalition, possible duplicates, and files that are taken in."""

    initial = True

    dependencies = [
        ("coalition", "0001_countries_institutions_and_teams"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.TextField()),
                ("headings", models.JSONField()),
                ("read_at", models.DateTimeField()),
                ("read_by", models.BigIntegerField(null=True)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="Organisation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("key", models.TextField()),
                ("sector", models.TextField()),
                ("country", models.TextField()),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="coalition.institution"
                    ),
                ),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="others",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="CoalitionMembership",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("from_on", models.DateField(null=True)),
                ("to_on", models.DateField(null=True)),
                ("coalition", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-from_on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.TextField()),
                ("key", models.TextField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="aliases", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.BigIntegerField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.BigIntegerField(null=True)),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_into",
                        to="directory.organisation",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="directory.organisation"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="OrganisationPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.IntegerField()),
                ("reasons", models.JSONField()),
                ("state", models.TextField(default="PROPOSED")),
                ("found_at", models.DateTimeField()),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairs_as_first",
                        to="directory.organisation",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairs_as_second",
                        to="directory.organisation",
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Professional",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("given_names", models.TextField()),
                ("family_names", models.TextField()),
                ("key", models.TextField()),
                ("e_mail", models.TextField(default="")),
                ("country", models.TextField(default="")),
                ("gender", models.TextField(default="")),
                ("declared_group", models.TextField(default="")),
                ("visibility", models.TextField(default="HIDDEN")),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.BigIntegerField(null=True)),
                (
                    "account",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("kept_by", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="coalition.country")),
                (
                    "same_as",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="others",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["key", "pk"],
            },
        ),
        migrations.CreateModel(
            name="ListingConsent",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("purpose", models.TextField()),
                ("visibility", models.TextField()),
                ("given_on", models.DateField()),
                ("ended_on", models.DateField(null=True)),
                ("recorded_by", models.BigIntegerField(null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="consents",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["-given_on", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.IntegerField()),
                ("state", models.TextField()),
                ("cells", models.JSONField()),
                ("problems", models.JSONField(default=list)),
                ("found", models.JSONField(default=list)),
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="directory.import"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.organisation"
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, to="directory.professional"
                    ),
                ),
            ],
            options={
                "ordering": ["file", "number"],
            },
        ),
        migrations.CreateModel(
            name="Affiliation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("post", models.TextField(default="")),
                ("from_on", models.DateField(null=True)),
                ("to_on", models.DateField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="directory.organisation",
                    ),
                ),
                (
                    "professional",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="affiliations",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": [models.OrderBy(models.F("to_on"), descending=True, nulls_first=True), "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProfessionalMerge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("before", models.JSONField()),
                ("after", models.JSONField()),
                ("merged_at", models.DateTimeField()),
                ("merged_by", models.BigIntegerField(null=True)),
                ("undone_at", models.DateTimeField(null=True)),
                ("undone_by", models.BigIntegerField(null=True)),
                (
                    "absorbed",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged_into",
                        to="directory.professional",
                    ),
                ),
                (
                    "kept",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="merges", to="directory.professional"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ProfessionalPair",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("score", models.IntegerField()),
                ("reasons", models.JSONField()),
                ("state", models.TextField(default="PROPOSED")),
                ("found_at", models.DateTimeField()),
                ("decided_by", models.BigIntegerField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "first",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairs_as_first",
                        to="directory.professional",
                    ),
                ),
                (
                    "second",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pairs_as_second",
                        to="directory.professional",
                    ),
                ),
            ],
            options={
                "ordering": ["-score", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["kept_by", "key", "id"], name="organisations_by_name"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.UniqueConstraint(fields=("kept_by", "institution"), name="institution_listed_once"),
        ),
        migrations.AddConstraint(
            model_name="organisation",
            constraint=models.CheckConstraint(
                condition=models.Q(("same_as", models.F("id")), _negated=True), name="organisation_not_with_itself"
            ),
        ),
        migrations.AddConstraint(
            model_name="coalitionmembership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on", None), ("from_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="membership_has_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="coalitionmembership",
            constraint=models.UniqueConstraint(
                condition=models.Q(("to_on", None)), fields=("organisation", "coalition"), name="member_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationalias",
            constraint=models.UniqueConstraint(fields=("organisation", "key"), name="alias_told_once"),
        ),
        migrations.AddConstraint(
            model_name="organisationmerge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("absorbed",), name="organisation_absorbed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="organisationpair",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="organisations_paired_once"),
        ),
        migrations.AddConstraint(
            model_name="organisationpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="organisations_in_order"
            ),
        ),
        migrations.AddIndex(
            model_name="professional",
            index=models.Index(fields=["kept_by", "key", "id"], name="professionals_by_name"),
        ),
        migrations.AddIndex(
            model_name="professional",
            index=models.Index(
                condition=models.Q(("e_mail", ""), _negated=True), fields=["e_mail"], name="professionals_by_e_mail"
            ),
        ),
        migrations.AddConstraint(
            model_name="professional",
            constraint=models.CheckConstraint(
                condition=models.Q(("same_as", models.F("id")), _negated=True), name="professional_not_with_oneself"
            ),
        ),
        migrations.AddConstraint(
            model_name="listingconsent",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_on", None)), fields=("professional", "purpose"), name="agreed_once_at_a_time"
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("file", "number"), name="row_read_once"),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("to_on", None), ("from_on", None), ("to_on__gte", models.F("from_on")), _connector="OR"
                ),
                name="affiliation_has_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="affiliation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("to_on", None)), fields=("professional", "organisation"), name="works_there_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="professionalmerge",
            constraint=models.UniqueConstraint(
                condition=models.Q(("undone_at", None)), fields=("absorbed",), name="professional_absorbed_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="professionalpair",
            constraint=models.UniqueConstraint(fields=("first", "second"), name="professionals_paired_once"),
        ),
        migrations.AddConstraint(
            model_name="professionalpair",
            constraint=models.CheckConstraint(
                condition=models.Q(("first__lt", models.F("second"))), name="professionals_in_order"
            ),
        ),
        *(sql.give(f"directory_{name}", rights) for name, rights in RIGHTS),
    ]
