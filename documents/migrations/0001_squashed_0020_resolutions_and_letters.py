import django.db.models.deletion
import documents.models.dispatch
import people.fields
import uuid
from django.conf import settings
from django.db import migrations, models

# Each database searches words its own way. SQLite: an FTS5 table beside the texts, kept by triggers; positions are not
# needed and left out. PostgreSQL: GIN over the words.
MAKE = {
    'sqlite': [
        "CREATE VIRTUAL TABLE documents_pagetext_words USING fts5(words, content='documents_pagetext', content_rowid='id', "
        "tokenize='ascii', detail=none)",
        "CREATE TRIGGER documents_pagetext_added AFTER INSERT ON documents_pagetext BEGIN "
        "INSERT INTO documents_pagetext_words(rowid, words) VALUES (new.id, new.words); END",
        "CREATE TRIGGER documents_pagetext_gone AFTER DELETE ON documents_pagetext BEGIN "
        "INSERT INTO documents_pagetext_words(documents_pagetext_words, rowid, words) VALUES ('delete', old.id, old.words); END",
        "CREATE TRIGGER documents_pagetext_changed AFTER UPDATE OF words ON documents_pagetext BEGIN "
        "INSERT INTO documents_pagetext_words(documents_pagetext_words, rowid, words) VALUES ('delete', old.id, old.words); "
        "INSERT INTO documents_pagetext_words(rowid, words) VALUES (new.id, new.words); END",
    ],
    'postgresql': [
        "CREATE INDEX documents_pagetext_words ON documents_pagetext USING gin (to_tsvector('simple', words))",
    ],
}
DROP = {
    'sqlite': ["DROP TABLE documents_pagetext_words"],
    'postgresql': ["DROP INDEX documents_pagetext_words"],
}


def make(apps, schema_editor):
    for statement in MAKE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps, schema_editor):
    for statement in DROP[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    replaces = [('documents', '0001_initial'), ('documents', '0002_initial'), ('documents', '0003_reserved_numbers'), ('documents', '0004_house_style'), ('documents', '0005_consultations'), ('documents', '0006_marks'), ('documents', '0007_signing'), ('documents', '0008_versions_and_carried_marks'), ('documents', '0009_traces'), ('documents', '0010_evidence'), ('documents', '0011_presenting'), ('documents', '0012_books'), ('documents', '0013_task_reports_and_matters'), ('documents', '0014_followed_acts'), ('documents', '0015_dispatch'), ('documents', '0016_search_words'), ('documents', '0017_offline_papers'), ('documents', '0018_removed_content'), ('documents', '0019_extracts_and_exchange'), ('documents', '0020_resolutions_and_letters')]

    initial = True

    dependencies = [
        ('agenda', '0001_squashed_0012_look_through'),
        ('meetings', '0001_squashed_0006_weights'),
        ('people', '0001_squashed_0005_silence_basis'),
        ('voting', '0001_squashed_0009_weights'),
    ]

    operations = [
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('type', people.fields.NfcCharField(max_length=8, verbose_name='loại văn bản')),
                ('period', models.CharField(max_length=20, verbose_name='nhiệm kỳ hoặc năm')),
                ('carried_over', models.PositiveIntegerField(default=0)),
                ('last', models.PositiveIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='series', to='people.organisation')),
            ],
            options={
                'ordering': ['organisation', 'type', 'period'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'type', 'period'), name='series_once'), models.CheckConstraint(condition=models.Q(('last__gte', models.F('carried_over'))), name='series_only_grows')],
            },
        ),
        migrations.CreateModel(
            name='RegisterEntry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(verbose_name='số')),
                ('written', people.fields.NfcCharField(max_length=40, verbose_name='số và ký hiệu')),
                ('issued_on', models.DateField(verbose_name='ngày')),
                ('kind', models.CharField(blank=True, choices=[('notice', 'thông báo kết luận'), ('minutes', 'biên bản'), ('invitation', 'giấy mời'), ('correction', 'thông báo đính chính'), ('recall', 'thông báo thu hồi'), ('replacing', 'thông báo thay thế'), ('supplement', 'biên bản bổ sung'), ('resolution', 'nghị quyết'), ('letter', 'công văn'), ('erratum', 'công văn đính chính')], max_length=10)),
                ('abstract', people.fields.NfcCharField(blank=True, max_length=400, verbose_name='trích yếu')),
                ('signer', people.fields.NfcCharField(blank=True, max_length=120, verbose_name='người ký')),
                ('given_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='documents.series')),
            ],
            options={
                'ordering': ['series', '-number'],
                'constraints': [models.UniqueConstraint(fields=('series', 'number'), name='number_given_once'), models.CheckConstraint(condition=models.Q(models.Q(('kind', ''), _negated=True), models.Q(('abstract', ''), ('signer', '')), _connector='OR'), name='a_paper_number_says_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Signatory',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('notice', 'thông báo kết luận'), ('minutes', 'biên bản'), ('invitation', 'giấy mời'), ('correction', 'thông báo đính chính'), ('recall', 'thông báo thu hồi'), ('replacing', 'thông báo thay thế'), ('supplement', 'biên bản bổ sung'), ('resolution', 'nghị quyết'), ('letter', 'công văn'), ('erratum', 'công văn đính chính')], max_length=10)),
                ('authority', people.fields.NfcCharField(blank=True, max_length=120, verbose_name='quyền hạn')),
                ('title', people.fields.NfcCharField(max_length=120, verbose_name='chức vụ')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatories', to='people.body')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['position'],
            },
        ),
        migrations.CreateModel(
            name='Act',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('notice', 'thông báo kết luận'), ('minutes', 'biên bản'), ('invitation', 'giấy mời'), ('correction', 'thông báo đính chính'), ('recall', 'thông báo thu hồi'), ('replacing', 'thông báo thay thế'), ('supplement', 'biên bản bổ sung'), ('resolution', 'nghị quyết'), ('letter', 'công văn'), ('erratum', 'công văn đính chính')], max_length=10)),
                ('state', models.CharField(choices=[('draft', 'dự thảo'), ('checked', 'văn phòng đã kiểm tra'), ('signing', 'chủ trì đã duyệt, chờ ký số'), ('issued', 'đã ban hành')], default='draft', max_length=8)),
                ('written', models.JSONField(default=dict)),
                ('profile', models.CharField(max_length=40)),
                ('style', models.JSONField(default=dict)),
                ('content', models.JSONField(default=dict)),
                ('content_sha256', models.CharField(blank=True, max_length=64)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('checked_at', models.DateTimeField(blank=True, null=True)),
                ('shown_at', models.DateTimeField(blank=True, null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('signatures_due', models.JSONField(default=list)),
                ('issued_at', models.DateTimeField(blank=True, null=True)),
                ('about', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='follow_ups', to='documents.act')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('checked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('issued_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='acts', to='meetings.meeting')),
                ('vote', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='resolutions', to='voting.vote')),
                ('entry', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='act', to='documents.registerentry')),
                ('signatory', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.signatory')),
            ],
            options={
                'ordering': ['kind'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('kind__in', ['notice', 'minutes', 'invitation'])), fields=('meeting', 'kind'), name='one_act_of_a_kind'), models.UniqueConstraint(fields=('vote',), name='one_resolution_of_a_vote'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'resolution'), ('vote__isnull', False)), models.Q(models.Q(('kind', 'resolution'), _negated=True), ('vote', None)), _connector='OR'), name='a_resolution_is_of_a_vote'), models.UniqueConstraint(condition=models.Q(('state', 'issued'), _negated=True), fields=('about',), name='one_follow_up_at_a_time'), models.UniqueConstraint(condition=models.Q(('kind__in', ['recall', 'replacing'])), fields=('about',), name='ended_once'), models.CheckConstraint(condition=models.Q(models.Q(('about', None), ('kind__in', ['notice', 'minutes', 'invitation', 'resolution', 'letter'])), models.Q(('about__isnull', False), ('kind__in', ['correction', 'recall', 'replacing', 'supplement', 'erratum'])), _connector='OR'), name='a_follow_up_is_about_an_act'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'issued'), _negated=True), models.Q(models.Q(('file_sha256', ''), _negated=True), ('issued_at__isnull', False)), _connector='OR'), name='issued_is_frozen'), models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['notice', 'correction', 'recall', 'replacing', 'resolution', 'letter', 'erratum']), ('state', 'issued'), _negated=True), ('entry__isnull', False), _connector='OR'), name='an_issued_notice_has_a_number')],
            },
        ),
        migrations.CreateModel(
            name='DispatchRule',
            fields=[
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='dispatch_rule', serialize=False, to='people.body')),
                ('mail_form', models.CharField(choices=[('link', 'chỉ đường dẫn'), ('file', 'đường dẫn và tệp PDF')], default='link', max_length=4, verbose_name='thư điện tử gửi kèm')),
                ('remind_after', models.PositiveSmallIntegerField(default=24, verbose_name='nhắc lại sau (giờ)')),
            ],
        ),
        migrations.CreateModel(
            name='ExchangeCode',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='exchange_code', serialize=False, to='people.organisation')),
                ('code', models.CharField(max_length=41, verbose_name='mã định danh')),
            ],
        ),
        migrations.CreateModel(
            name='HouseStyle',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='house_style', serialize=False, to='people.organisation')),
                ('settings', models.JSONField(default=dict)),
            ],
        ),
        migrations.CreateModel(
            name='SigningRule',
            fields=[
                ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='signing_rule', serialize=False, to='people.organisation')),
                ('personal', models.BooleanField(default=False)),
                ('seal', models.BooleanField(default=False)),
                ('minutes', models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('act', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='proposal', serialize=False, to='documents.act')),
                ('revision', models.PositiveIntegerField()),
                ('number', models.PositiveIntegerField(blank=True, null=True)),
                ('day', models.DateField()),
                ('content', models.JSONField()),
                ('file_sha256', models.CharField(max_length=64)),
                ('pages', models.PositiveSmallIntegerField()),
                ('gaps', models.JSONField(default=list)),
                ('made_at', models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name='Book',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('state', models.CharField(choices=[('waiting', 'chờ lập'), ('working', 'đang lập'), ('ready', 'đã lập xong'), ('failed', 'không lập được'), ('gone', 'không còn giữ')], default='waiting', max_length=7)),
                ('fingerprint', models.CharField(max_length=64)),
                ('papers', models.PositiveSmallIntegerField()),
                ('done', models.PositiveSmallIntegerField(default=0)),
                ('pages', models.PositiveIntegerField(default=0)),
                ('asked_at', models.DateTimeField()),
                ('made_at', models.DateTimeField(blank=True, null=True)),
                ('taken_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='books', to='meetings.meeting')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-asked_at'],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('title', people.fields.NfcCharField(max_length=300, verbose_name='tên tài liệu')),
                ('kind', models.CharField(choices=[('submission', 'tờ trình'), ('draft', 'dự thảo'), ('report', 'báo cáo'), ('annex', 'phụ lục'), ('other', 'tài liệu khác')], default='other', max_length=10, verbose_name='loại')),
                ('state', models.CharField(choices=[('ready', 'đã tải lên'), ('circulated', 'đã gửi đại biểu'), ('withdrawn', 'đã rút')], default='ready', max_length=10)),
                ('circulated_at', models.DateTimeField(blank=True, null=True)),
                ('is_late', models.BooleanField(default=False)),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='papers', to='agenda.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='papers', to='meetings.meeting')),
            ],
            options={
                'ordering': ['item__position', 'position'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('state', 'circulated'), _negated=True), ('circulated_at__isnull', False), _connector='OR'), name='circulated_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='PaperVersion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('pages', models.PositiveSmallIntegerField()),
                ('width', models.FloatField()),
                ('height', models.FloatField()),
                ('outline', models.JSONField(default=list)),
                ('file_name', people.fields.NfcCharField(max_length=255, verbose_name='tên tệp')),
                ('uploaded_at', models.DateTimeField()),
                ('reason', people.fields.NfcCharField(blank=True, max_length=300, verbose_name='lý do thay')),
                ('looks_secret', models.BooleanField(default=False)),
                ('removed', models.JSONField(blank=True, default=list)),
                ('original_sha256', models.CharField(blank=True, max_length=64)),
                ('original_name', people.fields.NfcCharField(blank=True, max_length=255)),
                ('pages_state', models.CharField(choices=[('waiting', 'chờ xử lý trang'), ('working', 'đang xử lý trang'), ('ready', 'đã xử lý xong'), ('failed', 'không xử lý được')], default='waiting', max_length=7)),
                ('prepared', models.PositiveSmallIntegerField(default=0)),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='documents.paper')),
                ('uploaded_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('paper', 'number'), name='paper_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Consultation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('round', models.PositiveSmallIntegerField(default=1)),
                ('question', people.fields.NfcTextField(verbose_name='nội dung xin ý kiến')),
                ('deadline', models.DateTimeField(verbose_name='hạn trả lời')),
                ('silence_basis', people.fields.NfcCharField(blank=True, max_length=300)),
                ('rule', models.JSONField(default=dict)),
                ('recused', models.PositiveSmallIntegerField(default=0)),
                ('state', models.CharField(choices=[('open', 'đang lấy ý kiến'), ('closed', 'đã đóng, đang tổng hợp'), ('settled', 'đã quyết định bằng văn bản'), ('referred', 'đưa ra phiên họp'), ('cancelled', 'đã hủy')], default='open', max_length=9)),
                ('outcome', models.JSONField(default=dict)),
                ('reason', people.fields.NfcTextField(blank=True, verbose_name='lý do hủy')),
                ('changes', people.fields.NfcTextField(blank=True, verbose_name='những nội dung đã chỉnh sửa')),
                ('opened_at', models.DateTimeField()),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('settled_at', models.DateTimeField(blank=True, null=True)),
                ('opened_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('referred_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='agenda.item')),
                ('repeats', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='documents.consultation')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='documents.paper')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consultations', to='documents.paperversion')),
            ],
            options={
                'ordering': ['-opened_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('paper',), name='one_open_consultation_per_paper'), models.UniqueConstraint(fields=('paper', 'round'), name='consultation_round_once'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['closed', 'settled', 'referred']), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='a_closed_consultation_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'cancelled'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_cancelled_consultation_has_a_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'referred'), _negated=True), ('referred_to__isnull', False), _connector='OR'), name='a_referred_consultation_has_an_item')],
            },
        ),
        migrations.CreateModel(
            name='RecipientLine',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('text', people.fields.NfcCharField(max_length=250)),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='địa chỉ thư điện tử')),
                ('paper_reason', people.fields.NfcCharField(blank=True, max_length=200, verbose_name='lý do gửi bản giấy')),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='addressees', to='documents.act')),
                ('bodies', models.ManyToManyField(blank=True, related_name='+', to='people.body')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recipient_lines', to='meetings.meeting')),
                ('offices', models.ManyToManyField(blank=True, related_name='+', to='people.office')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('act', None)), fields=('meeting', 'position'), name='recipient_line_once'), models.UniqueConstraint(fields=('act', 'position'), name='addressee_once')],
            },
        ),
        migrations.CreateModel(
            name='Dispatch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', people.fields.NfcCharField(max_length=250)),
                ('way', models.CharField(choices=[('tray', 'vào sổ của cơ quan'), ('email', 'thư điện tử'), ('paper', 'bản giấy')], max_length=5)),
                ('email', models.EmailField(blank=True, max_length=254)),
                ('mail_form', models.CharField(blank=True, choices=[('link', 'chỉ đường dẫn'), ('file', 'đường dẫn và tệp PDF')], max_length=4)),
                ('token', models.CharField(default=documents.models.dispatch.new_token, editable=False, max_length=43, unique=True)),
                ('reason', people.fields.NfcCharField(blank=True, max_length=200)),
                ('made_at', models.DateTimeField()),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='dispatches', to='documents.act')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tray', to='people.body')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='dispatches', to='documents.recipientline')),
            ],
            options={
                'ordering': ['made_at', 'line__position', 'name'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('way', 'tray')), fields=('act', 'body'), name='one_tray_row_of_an_act'), models.UniqueConstraint(condition=models.Q(('way', 'email')), fields=('act', 'email'), name='one_mail_row_of_an_act'), models.CheckConstraint(condition=models.Q(models.Q(('body__isnull', False), ('email', ''), ('reason', ''), ('way', 'tray')), models.Q(('body', None), ('reason', ''), ('way', 'email'), models.Q(('email', ''), _negated=True)), models.Q(('body', None), ('email', ''), ('way', 'paper'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_dispatch_goes_one_way')],
            },
        ),
        migrations.CreateModel(
            name='Extract',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('content', models.JSONField()),
                ('file_sha256', models.CharField(blank=True, db_index=True, max_length=64)),
                ('pages', models.PositiveSmallIntegerField(default=0)),
                ('made_at', models.DateTimeField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extracts', to='documents.act')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
            ],
            options={
                'ordering': ['office__position'],
                'constraints': [models.UniqueConstraint(fields=('act', 'office'), name='one_extract_for_an_office')],
            },
        ),
        migrations.CreateModel(
            name='Delivery',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('channel', models.CharField(choices=[('electronic', 'điện tử'), ('paper', 'giấy')], default='electronic', max_length=10)),
                ('sent_at', models.DateTimeField()),
                ('delivered_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('acknowledged_at', models.DateTimeField(blank=True, null=True)),
                ('reminded_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deliveries', to='documents.act')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to=settings.AUTH_USER_MODEL)),
                ('extract', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='documents.extract')),
            ],
            options={
                'ordering': ['user__name_key'],
                'constraints': [models.UniqueConstraint(fields=('act', 'user'), name='delivered_once')],
            },
        ),
        migrations.CreateModel(
            name='Letter',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('notice', 'gửi văn bản'), ('reminder', 'nhắc lại')], default='notice', max_length=8)),
                ('made_at', models.DateTimeField()),
                ('attempts', models.PositiveSmallIntegerField(default=0)),
                ('next_at', models.DateTimeField(blank=True, null=True)),
                ('held_until', models.DateTimeField(blank=True, null=True)),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
                ('problem', models.CharField(blank=True, choices=[('offline', 'không kết nối được máy chủ thư'), ('refused', 'máy chủ thư không nhận địa chỉ này'), ('sign_in', 'máy chủ thư không nhận tài khoản gửi'), ('rejected', 'máy chủ thư từ chối thư'), ('closed', 'văn bản có nội dung hạn chế, không gửi thư điện tử')], max_length=8)),
                ('dispatch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='letters', to='documents.dispatch')),
            ],
            options={
                'ordering': ['made_at'],
            },
        ),
        migrations.CreateModel(
            name='MarkSheet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('head', models.PositiveIntegerField(default=0)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='documents.paperversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'user'), name='one_sheet_each')],
            },
        ),
        migrations.CreateModel(
            name='Mark',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('page', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('ink', 'nét bút'), ('marker', 'nét tô'), ('highlight', 'đoạn tô'), ('note', 'ghi chú')], max_length=9)),
                ('shape', models.JSONField(default=list)),
                ('colour', models.CharField(choices=[('blue', 'xanh dương'), ('red', 'đỏ'), ('green', 'xanh lá'), ('yellow', 'vàng')], max_length=6)),
                ('width', models.FloatField(default=0)),
                ('text', models.TextField(blank=True)),
                ('quote', models.TextField(blank=True)),
                ('share', models.CharField(blank=True, choices=[('', 'chỉ mình tôi'), ('office', 'văn phòng'), ('meeting', 'cả phiên họp')], default='', max_length=7)),
                ('place', models.CharField(blank=True, choices=[('', 'đánh dấu ở bản này'), ('same', 'giữ nguyên chỗ'), ('moved', 'đã theo chữ sang chỗ mới'), ('unsure', 'chưa chắc đúng chỗ'), ('lost', 'không còn chỗ trong bản này')], default='', max_length=6)),
                ('revision', models.PositiveIntegerField()),
                ('seq', models.PositiveIntegerField()),
                ('erased', models.BooleanField(default=False)),
                ('made_at', models.DateTimeField()),
                ('changed_at', models.DateTimeField()),
                ('origin', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='carried', to='documents.mark')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='marks', to='documents.marksheet')),
            ],
            options={
                'ordering': ['page', 'made_at'],
                'constraints': [models.UniqueConstraint(fields=('sheet', 'seq'), name='one_mark_a_change'), models.UniqueConstraint(fields=('sheet', 'origin'), name='carried_once')],
            },
        ),
        migrations.CreateModel(
            name='OfflineDevice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('share', models.CharField(blank=True, max_length=64)),
                ('label', people.fields.NfcCharField(blank=True, max_length=80)),
                ('made_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField()),
                ('until', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offline_devices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-seen_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), ('share', ''), _connector='XOR'), name='an_ended_device_has_no_share')],
            },
        ),
        migrations.CreateModel(
            name='Opinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', people.fields.NfcCharField(blank=True, max_length=160)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('answer', models.CharField(blank=True, choices=[('agree', 'Thống nhất hoàn toàn'), ('agree_but', 'Cơ bản thống nhất, có ý kiến cụ thể'), ('disagree', 'Không thống nhất')], max_length=9, verbose_name='ý kiến')),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('late', models.BooleanField(default=False)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('consultation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opinions', to='documents.consultation')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='opinions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['position', 'user__name_key'],
                'constraints': [models.UniqueConstraint(fields=('consultation', 'user'), name='asked_once'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('late', False)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='an_answer_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Comment',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('heading', people.fields.NfcCharField(max_length=300)),
                ('text', people.fields.NfcTextField(verbose_name='ý kiến cụ thể')),
                ('verdict', models.CharField(blank=True, choices=[('accepted', 'Tiếp thu'), ('partly', 'Tiếp thu một phần'), ('explained', 'Giải trình, giữ nguyên dự thảo')], max_length=9, verbose_name='kết quả')),
                ('reply', people.fields.NfcTextField(blank=True, verbose_name='giải trình, tiếp thu')),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('replied_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('opinion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='documents.opinion')),
            ],
            options={
                'ordering': ['place', 'opinion__position'],
                'constraints': [models.UniqueConstraint(fields=('opinion', 'place'), name='one_comment_on_a_section'), models.CheckConstraint(condition=models.Q(('verdict', ''), ('replied_at__isnull', False), _connector='OR'), name='a_reply_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='MattersArising',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='matters_arising', serialize=False, to='meetings.meeting')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='agenda.item')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='documents.paper')),
            ],
        ),
        migrations.CreateModel(
            name='PageText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('page', models.PositiveSmallIntegerField()),
                ('text', models.TextField()),
                ('words', models.TextField()),
                ('exact', models.TextField()),
                ('act', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='documents.act')),
                ('version', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='documents.paperversion')),
            ],
            options={
                'ordering': ['page'],
                'constraints': [models.UniqueConstraint(fields=('version', 'page'), name='text_of_a_page_once'), models.UniqueConstraint(fields=('act', 'page'), name='text_of_a_sheet_once'), models.CheckConstraint(condition=models.Q(('version', None), ('act', None), _connector='XOR'), name='a_text_is_of_a_paper_or_an_act')],
            },
        ),
        migrations.CreateModel(
            name='OfflineCopy',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('pages', models.PositiveSmallIntegerField()),
                ('digest', models.CharField(max_length=64)),
                ('proved_at', models.DateTimeField()),
                ('device', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='copies', to='documents.offlinedevice')),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='offline_copies', to='documents.paperversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('device', 'version'), name='one_copy_a_device')],
            },
        ),
        migrations.CreateModel(
            name='Presentation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('page', models.PositiveSmallIntegerField(default=1)),
                ('moved_at', models.DateTimeField()),
                ('began_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentations', to='agenda.item')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentations', to='meetings.meeting')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='presentations', to='documents.paperversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('meeting',), name='one_presentation_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Presenter',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('named_at', models.DateTimeField()),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='named_presenter', to='agenda.item')),
                ('named_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Reading',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('first_at', models.DateTimeField()),
                ('last_at', models.DateTimeField()),
                ('page', models.PositiveSmallIntegerField(default=1)),
                ('seen', models.JSONField(default=list)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='documents.paperversion')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('version', 'user'), name='one_reading_each')],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField()),
                ('text', people.fields.NfcTextField(blank=True)),
                ('at', models.DateTimeField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='documents.act')),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.attendee')),
            ],
            options={
                'ordering': ['-revision', 'attendee__position'],
                'constraints': [models.UniqueConstraint(fields=('act', 'attendee', 'revision'), name='one_remark_on_a_revision')],
            },
        ),
        migrations.CreateModel(
            name='TaskReport',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('period', models.CharField(max_length=7)),
                ('until', models.DateField()),
                ('content', models.JSONField()),
                ('fingerprint', models.CharField(max_length=64)),
                ('sha256', models.CharField(max_length=64)),
                ('made_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='task_reports', to='people.body')),
                ('made_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-made_at'],
                'constraints': [models.UniqueConstraint(fields=('body', 'period', 'fingerprint'), name='the_same_report_is_kept_once')],
            },
        ),
        migrations.CreateModel(
            name='Trace',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8, unique=True)),
                ('kind', models.CharField(choices=[('view', 'mở xem'), ('copy', 'tải bản có mã'), ('book', 'in trong tập tài liệu'), ('offline', 'tải về máy để đọc khi mất mạng'), ('original', 'tải tệp gốc')], default='view', max_length=8)),
                ('name', people.fields.NfcCharField(max_length=120)),
                ('unit', people.fields.NfcCharField(blank=True, max_length=200)),
                ('opened_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='traces', to='documents.paperversion')),
            ],
            options={
                'ordering': ['-opened_at'],
                'indexes': [models.Index(fields=['version', 'user', '-opened_at'], name='trace_of_a_reader')],
            },
        ),
        migrations.CreateModel(
            name='TracedPage',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('page', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField()),
                ('trace', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='documents.trace')),
            ],
            options={
                'ordering': ['at', 'page'],
                'constraints': [models.UniqueConstraint(fields=('trace', 'page'), name='a_page_is_traced_once')],
            },
        ),
        migrations.CreateModel(
            name='TraceLookup',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=8)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('trace', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='lookups', to='documents.trace')),
            ],
            options={
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='ActSignature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('personal', 'chữ ký số của người ký'), ('seal', 'chữ ký số của cơ quan'), ('recorder', 'chữ ký số của người ghi biên bản'), ('chair', 'chữ ký số của chủ trì')], max_length=8)),
                ('method', models.CharField(choices=[('file', 'tệp khóa ký'), ('token', 'thiết bị ký trên máy chủ'), ('deferred', 'ký trên máy khác')], max_length=8)),
                ('holder', people.fields.NfcCharField(max_length=200)),
                ('issuer', people.fields.NfcCharField(max_length=200)),
                ('serial', models.CharField(max_length=64)),
                ('certificate_sha256', models.CharField(max_length=64)),
                ('trusted', models.BooleanField()),
                ('level', models.CharField(max_length=5)),
                ('signed_at', models.DateTimeField()),
                ('stamped_at', models.DateTimeField(blank=True, null=True)),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signatures', to='documents.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['signed_at'],
                'constraints': [models.UniqueConstraint(fields=('act', 'role'), name='signed_once_in_a_role')],
            },
        ),
        migrations.CreateModel(
            name='DeferredSignature',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('personal', 'chữ ký số của người ký'), ('seal', 'chữ ký số của cơ quan'), ('recorder', 'chữ ký số của người ghi biên bản'), ('chair', 'chữ ký số của chủ trì')], max_length=8)),
                ('base_sha256', models.CharField(max_length=64)),
                ('prepared_sha256', models.CharField(max_length=64)),
                ('digest', models.CharField(max_length=64)),
                ('start', models.PositiveIntegerField()),
                ('end', models.PositiveIntegerField()),
                ('made_at', models.DateTimeField()),
                ('act', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deferred', to='documents.act')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('act', 'role'), name='deferred_once_in_a_role')],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=1)),
                ('sha256', models.CharField(db_index=True, max_length=64)),
                ('size', models.PositiveBigIntegerField()),
                ('pages', models.PositiveSmallIntegerField()),
                ('file_name', people.fields.NfcCharField(max_length=255, verbose_name='tên tệp')),
                ('looks_secret', models.BooleanField(default=False)),
                ('note', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='agenda.tasknote')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('note', 'sha256'), name='evidence_once_in_a_report')],
            },
        ),
        migrations.RunPython(make, drop),
    ]
