"""PostgreSQL takes what computes the words of a page for as cheap as an addition, and computed them for every page where a
word stands on many. A function that says what it costs is computed when pages are written, and the index is asked."""

from django.db import migrations

MAKE = [
    "CREATE FUNCTION documents_pagetext_lexemes(words text) RETURNS tsvector LANGUAGE plpgsql "
    "IMMUTABLE STRICT PARALLEL SAFE COST 10000 AS $$ BEGIN RETURN to_tsvector('simple', words); END $$",
    "DROP INDEX documents_pagetext_words",
    "CREATE INDEX documents_pagetext_words ON documents_pagetext USING gin (documents_pagetext_lexemes(words))",
    "ANALYZE documents_pagetext",
]
UNMAKE = [
    "DROP INDEX documents_pagetext_words",
    "DROP FUNCTION documents_pagetext_lexemes(text)",
    "CREATE INDEX documents_pagetext_words ON documents_pagetext USING gin (to_tsvector('simple', words))",
]


def run(statements):
    def work(apps, schema_editor):
        if schema_editor.connection.vendor == 'postgresql':
            for statement in statements:
                schema_editor.execute(statement)

    return work


class Migration(migrations.Migration):

    dependencies = [
        ('documents', '0022_course_texts'),
    ]

    operations = [migrations.RunPython(run(MAKE), run(UNMAKE))]
