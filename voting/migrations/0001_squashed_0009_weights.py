import django.db.models.deletion
import people.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('voting', '0001_initial'), ('voting', '0002_secret_votes'), ('voting', '0003_matters_and_house_rules'), ('voting', '0004_reserved_opinions'), ('voting', '0005_counting_panel'), ('voting', '0006_paper_elections'), ('voting', '0007_ballot_kinds'), ('voting', '0008_mixed_rooms'), ('voting', '0009_weights')]

    initial = True

    dependencies = [
        ('agenda', '0001_squashed_0012_look_through'),
        ('meetings', '0001_squashed_0006_weights'),
        ('people', '0001_squashed_0005_silence_basis'),
    ]

    operations = [
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('question', people.fields.NfcTextField(verbose_name='nội dung biểu quyết')),
                ('matter', models.CharField(choices=[('ordinary', 'nghị quyết, chủ trương, việc thường kỳ'), ('procedure', 'thủ tục phiên họp, danh sách và số lượng bầu cử'), ('regulation', 'ban hành, sửa đổi quy chế làm việc'), ('personnel', 'công tác cán bộ, giới thiệu nhân sự'), ('discipline', 'thi hành kỷ luật'), ('election', 'bầu cử'), ('confidence', 'bỏ phiếu tín nhiệm')], default='ordinary', max_length=12, verbose_name='loại nội dung')),
                ('kind', models.CharField(choices=[('question', 'Một câu hỏi: tán thành, không tán thành, ý kiến khác'), ('rating', 'Xếp loại: mỗi phiếu chọn một mức'), ('options', 'Nhiều phương án: mỗi phiếu chọn trong giới hạn'), ('levels', 'Lấy phiếu tín nhiệm: ba mức cho từng người'), ('trust', 'Bỏ phiếu tín nhiệm: tín nhiệm hoặc không, cho từng người')], default='question', max_length=8, verbose_name='loại phiếu')),
                ('lines', models.JSONField(default=list)),
                ('least', models.PositiveSmallIntegerField(default=0)),
                ('most', models.PositiveSmallIntegerField(default=0)),
                ('display', models.CharField(choices=[('totals', 'số phiếu, khi đang biểu quyết'), ('names', 'số phiếu và tên, khi đang biểu quyết'), ('after', 'chỉ sau khi đóng biểu quyết')], default='totals', max_length=6, verbose_name='hiển thị')),
                ('secret', models.BooleanField(default=False, verbose_name='bỏ phiếu kín')),
                ('state', models.CharField(choices=[('ready', 'đã chuẩn bị'), ('open', 'đang biểu quyết'), ('sealed', 'đã đóng, chưa mở hòm phiếu'), ('closed', 'đã đóng'), ('cancelled', 'đã hủy')], default='ready', max_length=9)),
                ('manifest', models.JSONField(default=dict)),
                ('outcome', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField()),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='votes', to='agenda.item')),
                ('repeats', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='repeated_by', to='voting.vote')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('item',), name='one_open_vote_per_item'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'open'), _negated=True), ('opened_at__isnull', False), _connector='OR'), name='open_has_a_time'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'closed'), _negated=True), ('closed_at__isnull', False), _connector='OR'), name='closed_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Election',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('election', 'bầu cử'), ('question', 'bỏ phiếu kín hai phương án')], default='election', max_length=8, verbose_name='hình thức')),
                ('matter', models.CharField(choices=[('ordinary', 'nghị quyết, chủ trương, việc thường kỳ'), ('procedure', 'thủ tục phiên họp, danh sách và số lượng bầu cử'), ('regulation', 'ban hành, sửa đổi quy chế làm việc'), ('personnel', 'công tác cán bộ, giới thiệu nhân sự'), ('discipline', 'thi hành kỷ luật'), ('election', 'bầu cử'), ('confidence', 'bỏ phiếu tín nhiệm')], default='election', max_length=12, verbose_name='loại nội dung')),
                ('title', people.fields.NfcCharField(max_length=300, verbose_name='nội dung bỏ phiếu')),
                ('posts', models.PositiveSmallIntegerField(default=1, verbose_name='số lượng cần bầu')),
                ('needs_surplus', models.BooleanField(default=False, verbose_name='danh sách phải có số dư')),
                ('most_listed', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='số người tối đa trong danh sách')),
                ('stage', models.CharField(choices=[('draft', 'đang lập danh sách'), ('listed', 'đã chốt danh sách'), ('over', 'đã xong')], default='draft', max_length=6)),
                ('panel_yes', models.PositiveIntegerField(null=True)),
                ('panel_of', models.PositiveIntegerField(null=True)),
                ('list_yes', models.PositiveIntegerField(null=True)),
                ('list_of', models.PositiveIntegerField(null=True)),
                ('created_at', models.DateTimeField()),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='elections', to='agenda.item')),
            ],
            options={
                'ordering': ['created_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('posts__gt', 0)), name='an_election_has_posts')],
            },
        ),
        migrations.CreateModel(
            name='Candidate',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', people.fields.NfcCharField(max_length=300, verbose_name='họ và tên')),
                ('name_key', models.CharField(max_length=500)),
                ('born', people.fields.NfcCharField(blank=True, max_length=20, verbose_name='ngày, tháng, năm sinh')),
                ('office', people.fields.NfcCharField(blank=True, max_length=250, verbose_name='chức vụ, đơn vị công tác')),
                ('source', models.CharField(choices=[('prepared', 'cấp ủy triệu tập chuẩn bị'), ('nominated', 'được đề cử'), ('self', 'ứng cử')], default='prepared', max_length=9, verbose_name='nguồn giới thiệu')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('agree', models.PositiveIntegerField(null=True)),
                ('attending', models.PositiveIntegerField(null=True)),
                ('withdrawal', models.CharField(blank=True, choices=[('', 'không xin rút'), ('asked', 'xin rút, chờ quyết định'), ('accepted', 'được rút'), ('refused', 'không được rút')], default='', max_length=8)),
                ('withdrawal_reason', people.fields.NfcTextField(blank=True)),
                ('leave_yes', models.PositiveIntegerField(null=True)),
                ('leave_of', models.PositiveIntegerField(null=True)),
                ('attendee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='candidacies', to='meetings.attendee')),
                ('election', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='voting.election')),
            ],
            options={
                'ordering': ['position', 'name_key'],
                'constraints': [models.UniqueConstraint(fields=('election', 'attendee'), name='candidate_once'), models.CheckConstraint(condition=models.Q(('agree', None), ('agree__lte', models.F('attending')), _connector='OR'), name='support_of_attending')],
            },
        ),
        migrations.CreateModel(
            name='Envelope',
            fields=[
                ('id', models.UUIDField(editable=False, primary_key=True, serialize=False)),
                ('sealed', models.BinaryField()),
                ('sha256', models.BinaryField()),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='envelopes', to='voting.vote')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('vote', 'sha256'), name='envelope_once')],
            },
        ),
        migrations.CreateModel(
            name='HandCount',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('counts', models.JSONField()),
                ('total', models.PositiveIntegerField()),
                ('size', models.PositiveIntegerField()),
                ('counted_by', people.fields.NfcCharField(max_length=200, verbose_name='người đếm')),
                ('key', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='hand_counts', to='voting.vote')),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('vote', 'key'), name='hand_count_once'), models.CheckConstraint(condition=models.Q(('total__gte', 1), ('total__lte', models.F('size'))), name='no_more_hands_than_people')],
            },
        ),
        migrations.CreateModel(
            name='Elector',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('present', models.BooleanField()),
                ('recused', models.BooleanField(default=False)),
                ('units', models.PositiveBigIntegerField(db_default=1, default=1)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='electorates', to='meetings.attendee')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='electors', to='voting.vote')),
                ('counted_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='people', to='voting.handcount')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('vote', 'attendee'), name='elector_once')],
            },
        ),
        migrations.CreateModel(
            name='HouseRule',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('matter', models.CharField(choices=[('ordinary', 'nghị quyết, chủ trương, việc thường kỳ'), ('procedure', 'thủ tục phiên họp, danh sách và số lượng bầu cử'), ('regulation', 'ban hành, sửa đổi quy chế làm việc'), ('personnel', 'công tác cán bộ, giới thiệu nhân sự'), ('discipline', 'thi hành kỷ luật'), ('election', 'bầu cử'), ('confidence', 'bỏ phiếu tín nhiệm')], max_length=12, verbose_name='loại nội dung')),
                ('base', models.CharField(default='members', max_length=8)),
                ('numerator', models.PositiveSmallIntegerField(default=1)),
                ('denominator', models.PositiveSmallIntegerField(default=2)),
                ('strict', models.BooleanField(default=True)),
                ('tie', models.CharField(default='fails', max_length=6)),
                ('form', models.CharField(default='any', max_length=6)),
                ('counts_recused', models.BooleanField(default=False)),
                ('quorum_numerator', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('quorum_denominator', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('basis', people.fields.NfcCharField(max_length=300, verbose_name='căn cứ')),
                ('starts', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='đến hết ngày')),
                ('entered_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='house_rules', to='people.body')),
                ('entered_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['matter', 'starts'],
                'constraints': [models.UniqueConstraint(fields=('body', 'matter', 'starts'), name='house_rule_once_a_day'), models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='house_rule_ends_later'), models.CheckConstraint(condition=models.Q(('numerator__gt', 0), ('numerator__lte', models.F('denominator'))), name='house_rule_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('pk', models.CompositePrimaryKey('vote_id', 'attendee_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('tag', models.BinaryField(null=True)),
                ('verified', models.BooleanField(null=True)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.attendee')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='participations', to='voting.vote')),
            ],
        ),
        migrations.CreateModel(
            name='ReservedOpinion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', people.fields.NfcTextField()),
                ('at', models.DateTimeField()),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reserved', to='meetings.attendee')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reserved', to='voting.vote')),
            ],
            options={
                'ordering': ['attendee__position', 'attendee__user__name_key'],
                'constraints': [models.UniqueConstraint(fields=('vote', 'attendee'), name='one_reserved_opinion')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('state', models.CharField(choices=[('ready', 'chờ phát phiếu'), ('issuing', 'đang phát phiếu'), ('voting', 'đang bỏ phiếu'), ('counting', 'đang kiểm phiếu'), ('counted', 'đã kiểm phiếu, chờ công bố'), ('declared', 'đã công bố kết quả'), ('cancelled', 'đã hủy')], default='ready', max_length=9)),
                ('posts', models.PositiveSmallIntegerField()),
                ('tie_break', models.BooleanField(default=False)),
                ('decision', people.fields.NfcTextField(blank=True)),
                ('manifest', models.JSONField(default=dict)),
                ('present', models.PositiveIntegerField(default=0)),
                ('count', models.JSONField(default=dict)),
                ('outcome', models.JSONField(default=dict)),
                ('reason', people.fields.NfcTextField(blank=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('counted_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('election', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='voting.election')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('election', 'number'), name='round_number_once'), models.UniqueConstraint(condition=models.Q(('state__in', ['ready', 'issuing', 'voting', 'counting', 'counted'])), fields=('election',), name='one_round_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Line',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveSmallIntegerField()),
                ('name', people.fields.NfcCharField(max_length=300)),
                ('born', people.fields.NfcCharField(blank=True, max_length=20)),
                ('office', people.fields.NfcCharField(blank=True, max_length=250)),
                ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='voting.candidate')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='voting.round')),
            ],
            options={
                'ordering': ['place'],
                'constraints': [models.UniqueConstraint(fields=('round', 'place'), name='line_place_once'), models.UniqueConstraint(fields=('round', 'candidate'), name='line_candidate_once')],
            },
        ),
        migrations.CreateModel(
            name='Scrutineer',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seat', models.CharField(choices=[('head', 'Trưởng ban'), ('secretary', 'Thư ký'), ('member', 'Ủy viên')], max_length=9)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='panels', to='meetings.attendee')),
                ('election', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='panel', to='voting.election')),
            ],
            options={
                'ordering': ['seat', 'attendee__position'],
                'constraints': [models.UniqueConstraint(fields=('election', 'attendee'), name='teller_once'), models.UniqueConstraint(condition=models.Q(('seat', 'head')), fields=('election',), name='a_panel_has_one_head'), models.UniqueConstraint(condition=models.Q(('seat', 'secretary')), fields=('election',), name='a_panel_has_one_secretary')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('count', models.JSONField()),
                ('revision', models.PositiveIntegerField(default=1)),
                ('at', models.DateTimeField()),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='voting.round')),
                ('teller', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='voting.scrutineer')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('round', 'teller'), name='one_count_of_a_teller')],
            },
        ),
        migrations.CreateModel(
            name='Slip',
            fields=[
                ('pk', models.CompositePrimaryKey('vote_id', 'line', 'tracker', blank=True, editable=False, primary_key=True, serialize=False)),
                ('line', models.PositiveSmallIntegerField()),
                ('tracker', models.CharField(max_length=19)),
                ('choice', models.CharField(max_length=8)),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slips', to='voting.vote')),
            ],
        ),
        migrations.CreateModel(
            name='Teller',
            fields=[
                ('pk', models.CompositePrimaryKey('vote_id', 'attendee_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('public', models.BinaryField(null=True)),
                ('share', models.BinaryField(null=True)),
                ('mark', models.BinaryField(null=True)),
                ('proof', models.BinaryField(null=True)),
                ('confirmed', models.BooleanField(default=False)),
                ('pressed', models.BinaryField(null=True)),
                ('opened', models.BooleanField(default=False)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='meetings.attendee')),
                ('vote', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tellers', to='voting.vote')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('vote', 'number'), name='one_share_a_teller')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('elector', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='ballot', serialize=False, to='voting.elector')),
                ('choice', models.CharField(max_length=240)),
                ('revision', models.PositiveIntegerField(default=1)),
                ('key', models.UUIDField()),
                ('cast_at', models.DateTimeField()),
                ('way', models.CharField(choices=[('tablet', 'trên máy'), ('hand', 'giơ tay'), ('slip', 'phiếu viết')], db_default='tablet', default='tablet', max_length=6)),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='BallotChange',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('revision', models.PositiveIntegerField()),
                ('choice', models.CharField(blank=True, max_length=240)),
                ('key', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('way', models.CharField(choices=[('tablet', 'trên máy'), ('hand', 'giơ tay'), ('slip', 'phiếu viết')], db_default='tablet', default='tablet', max_length=6)),
                ('elector', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='voting.elector')),
                ('entered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['revision'],
                'constraints': [models.UniqueConstraint(fields=('elector', 'revision'), name='ballot_revision_once'), models.UniqueConstraint(fields=('elector', 'key'), name='ballot_key_once')],
            },
        ),
        migrations.CreateModel(
            name='Box',
            fields=[
                ('vote', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='box', serialize=False, to='voting.vote')),
                ('custody', models.CharField(choices=[('A0', 'bảo mật mức hệ thống'), ('A1', 'ban kiểm phiếu giữ khóa')], default='A0', max_length=2)),
                ('share', models.BinaryField(null=True)),
                ('public', models.BinaryField(null=True)),
                ('opening', models.BinaryField(null=True)),
                ('present', models.PositiveIntegerField(null=True)),
                ('invalid', models.PositiveIntegerField(default=0)),
                ('bundle', models.BinaryField(null=True)),
                ('bundle_sha256', models.CharField(default='', max_length=64)),
                ('reason', people.fields.NfcTextField(default='')),
                ('broken_off_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
