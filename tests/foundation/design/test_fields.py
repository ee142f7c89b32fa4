from django import forms

from amparo.foundation.design.fields import Field, Mistake, from_form, mistakes_of, yes_no


class Question(forms.Form):
    name = forms.CharField(label="Name", max_length=20, help_text="As she wants it.")
    story = forms.CharField(widget=forms.Textarea, required=False)
    age = forms.ChoiceField(choices=[("", "-"), ("adult", "Adult"), ("child", "Child")])
    place = forms.ChoiceField(choices=[(str(n), f"Place {n}") for n in range(9)])
    needs = forms.MultipleChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.CheckboxSelectMultiple)
    secret = forms.CharField(widget=forms.PasswordInput)
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def test_each_field_of_a_form_becomes_a_question_of_its_kind() -> None:
    kinds = [(field.name, field.kind) for field in from_form(Question())]

    assert kinds == [
        ("name", "text"),
        ("story", "long_text"),
        ("age", "radios"),
        ("place", "select"),
        ("needs", "choices"),
        ("secret", "password"),
    ]


class Agreement(forms.Form):
    agrees = forms.BooleanField(label="Agrees", required=False)


def test_what_is_so_or_not_is_a_box_to_tick() -> None:
    for answers, ticked in (({}, False), ({"agrees": "on"}, True)):
        (field,) = from_form(Agreement(answers))

        assert (field.kind, field.optional) == ("choices", False)
        assert [(option.value, option.chosen) for option in field.options] == [("on", ticked)]


def test_what_was_typed_comes_back_except_a_password() -> None:
    form = Question({"name": "Ana", "age": "child", "needs": ["b"], "secret": "long and private"})

    fields = {field.name: field for field in from_form(form)}

    assert fields["name"].value == "Ana"
    assert [option.value for option in fields["age"].options if option.chosen] == ["child"]
    assert [option.value for option in fields["needs"].options if option.chosen] == ["b"]
    assert fields["secret"].value == ""


def test_help_and_error_are_both_named_for_a_screen_reader() -> None:
    field = Field("age", "Age", help="In years.", error="Write a number.")

    assert field.described_by == "id_age_help id_age_error"
    assert Field("age", "Age").described_by == ""


def test_summary_lists_what_belongs_to_no_field_first_and_leads_to_the_rest_by_name() -> None:
    fields = (
        Field("name", "Name"),
        Field("age", "Age", error="Write a number."),
        Field("alone", "Alone?", error="Choose."),
    )

    assert mistakes_of(fields, ["The case is closed."]) == (
        Mistake("The case is closed."),
        Mistake("Age: Write a number.", "id_age"),
        Mistake("Alone? Choose.", "id_alone"),
    )


def test_not_asked_is_an_answer_of_a_yes_or_no_question() -> None:
    field = yes_no("alone", "Alone?", value="not_asked")

    assert field.not_asked
    assert field.not_asked_chosen
    assert not any(option.chosen for option in field.options)
