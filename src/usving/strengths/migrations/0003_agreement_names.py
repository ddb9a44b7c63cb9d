from django.db import migrations, models

# A name that is neither the person's own nor the family's was chosen. One of an answer to a task says who it is, and is neither.
CHOSEN = """
update strengths_agreement g set {side}_alias = true from strengths_holder h left join people_account a on a.id = h.account_id
where h.id = g.{side}_id and g.{side}_signed <> ''
  and g.{side}_signed not in ('Den som ba om hjelp', 'Den som bad om hjelp', 'The one who asked for help')
  and not exists (select 1 from people_person p where p.id = a.person_id and p.name = g.{side}_signed)
  and not exists (select 1 from people_family f join people_familymember m on m.family_id = f.id
      where f.name = g.{side}_signed and (m.person_id = a.person_id or f.id = h.family_id))
  and not exists (select 1 from people_familymember m join people_person p on p.id = m.person_id
      where m.family_id = h.family_id and p.name = g.{side}_signed)
"""


class Migration(migrations.Migration):
    dependencies = [
        ("strengths", "0002_exchange"),
    ]

    operations = [
        migrations.AddField(
            model_name="agreement",
            name="giver_alias",
            field=models.BooleanField(default=False, verbose_name="Navnet til den som gir, er valgt"),
        ),
        migrations.AddField(
            model_name="agreement",
            name="taker_alias",
            field=models.BooleanField(default=False, verbose_name="Navnet til den som får, er valgt"),
        ),
        migrations.RunSQL(f"{CHOSEN.format(side='giver')};\n{CHOSEN.format(side='taker')}", migrations.RunSQL.noop),
    ]
