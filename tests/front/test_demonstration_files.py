"""Every process of the demonstration goes out as a file and comes in elsewhere as what it was."""

from dataclasses import replace

import pytest
from django.utils import timezone

from tests.copies import Copies
from tests.database import as_owner
from usving.core.refusal import Refused
from usving.people.models import Municipality
from usving.process.actions.files import load
from usving.process.models import Process
from usving.process.queries.files import document_of
from usving.process.queries.setup_begin import shipped
from usving.process.rules import file


@pytest.mark.parametrize("with_people", [False, True], ids=["alone", "with people"])
def test_every_process_of_the_demonstration_loads_elsewhere_as_what_it_was(
    transactional_db: None, copies: Copies, with_people: bool
):
    with copies.filled(), as_owner():
        exported = [file.write(document_of(each, with_people=with_people)) for each in Process.objects.all()]
    assert len(exported) > 2
    with as_owner():
        for text in exported:
            process = load(file.read(text.encode()), today=timezone.localdate())
            assert file.write(document_of(process, with_people=with_people)) == text


def test_an_id_that_is_here_already_is_refused_in_another_municipality_too(owner: None):
    document = shipped()
    load(document, today=timezone.localdate())
    elsewhere = replace(document, municipality=file.Municipality(number="9902", name="Sørvik"))
    sentence = f"process.id: {document.municipality.name} already has a process with the id {document.process.id!r}"
    with pytest.raises(Refused, match=sentence):
        load(elsewhere, today=timezone.localdate())
    assert not Municipality.objects.filter(number="9902").exists()
    load(replace(elsewhere, process=replace(document.process, id="et-annet")), today=timezone.localdate())
    assert Municipality.objects.filter(number="9902").exists()
