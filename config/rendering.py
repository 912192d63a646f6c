"""How forms are drawn: `{{ form }}` and `{{ form.title.as_field_group }}` use the design system."""

from django.forms.renderers import DjangoTemplates


class FormRenderer(DjangoTemplates):
    """Django's own widgets inside our fields: label, help, control, error."""

    form_template_name = "form/form.html"
    field_template_name = "form/field.html"
