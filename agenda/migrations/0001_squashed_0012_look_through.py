import agenda.models.reminder_rule
import datetime
import django.db.models.deletion
import people.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('agenda', '0001_initial'), ('agenda', '0002_initial'), ('agenda', '0003_kinds_of_turns_and_question_time'), ('agenda', '0004_recusals'), ('agenda', '0005_tasks_said_in_words'), ('agenda', '0006_follow_up_of_tasks'), ('agenda', '0007_kinds_of_task_notes'), ('agenda', '0008_numbers_of_task_notes'), ('agenda', '0009_reminder_rules'), ('agenda', '0010_search_words'), ('agenda', '0011_restored_conclusions'), ('agenda', '0012_look_through')]

    initial = True

    dependencies = [
        ('meetings', '0001_squashed_0006_weights'),
        ('people', '0001_squashed_0005_silence_basis'),
    ]

    operations = [
        migrations.CreateModel(
            name='Item',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('title', people.fields.NfcCharField(blank=True, max_length=400, verbose_name='nội dung')),
                ('kind', models.CharField(blank=True, choices=[('decision', 'quyết định'), ('opinion', 'cho ý kiến'), ('report', 'báo cáo'), ('general', 'kết luận chung'), ('inquiry', 'chất vấn')], default='opinion', max_length=8, verbose_name='loại')),
                ('presenter', people.fields.NfcCharField(blank=True, max_length=160, verbose_name='người trình bày')),
                ('minutes', models.PositiveSmallIntegerField(default=15, verbose_name='số phút')),
                ('secrecy', models.CharField(blank=True, choices=[('', 'Không'), ('mat', 'Mật'), ('toi_mat', 'Tối mật'), ('tuyet_mat', 'Tuyệt mật')], default='', max_length=9, verbose_name='độ mật')),
                ('restricted', models.BooleanField(default=False, verbose_name='tài liệu riêng (giấy, thu hồi)')),
                ('state', models.CharField(choices=[('planned', 'chưa đến'), ('current', 'đang bàn'), ('done', 'đã xong')], default='planned', max_length=8)),
                ('takes_questions', models.BooleanField(default=False)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='meetings.meeting')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='items', to='people.office', verbose_name='cơ quan trình')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'position'), name='item_number_once'), models.UniqueConstraint(condition=models.Q(('state', 'current')), fields=('meeting',), name='one_current_item'), models.CheckConstraint(condition=models.Q(('secrecy', ''), models.Q(('kind', ''), ('office', None), ('presenter', ''), ('takes_questions', False), ('title', '')), _connector='OR'), name='a_secret_item_is_a_placeholder'), models.CheckConstraint(condition=models.Q(('secrecy', ''), ('title', ''), _connector='XOR'), name='an_open_item_has_a_title')],
            },
        ),
        migrations.CreateModel(
            name='Inquiry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('subject', people.fields.NfcCharField(max_length=200, verbose_name='về việc')),
                ('state', models.CharField(choices=[('waiting', 'đang chờ'), ('asking', 'đang nêu câu hỏi'), ('answering', 'đang trả lời'), ('following', 'đang chất vấn lại'), ('done', 'đã chất vấn'), ('withdrawn', 'đã rút')], default='waiting', max_length=9)),
                ('asked_at', models.DateTimeField()),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('asker', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inquiries', to='meetings.attendee')),
                ('to_attendee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='meetings.attendee')),
                ('to_office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.office')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inquiries', to='agenda.item')),
            ],
            options={
                'ordering': ['asked_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('to_attendee', None), ('to_office', None), _connector='XOR'), name='a_question_is_put_to_one'), models.UniqueConstraint(condition=models.Q(('state__in', ['asking', 'answering', 'following'])), fields=('item',), name='one_question_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('text', people.fields.NfcTextField(blank=True)),
                ('search_words', models.TextField(default='', editable=False)),
                ('not_tasks', models.JSONField(blank=True, default=list)),
                ('state', models.CharField(choices=[('draft', 'đang soạn'), ('approved', 'đã duyệt')], default='draft', max_length=8)),
                ('revision', models.PositiveIntegerField(default=0)),
                ('saved_at', models.DateTimeField(null=True)),
                ('approved_at', models.DateTimeField(blank=True, null=True)),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='conclusion', to='agenda.item')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('approved_at', None), ('state', 'draft')), models.Q(('approved_at__isnull', False), ('state', 'approved')), _connector='OR'), name='approved_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ItemGuest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guest_items', to='meetings.attendee')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='guests', to='agenda.item')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('item', 'attendee'), name='guest_of_item_once')],
            },
        ),
        migrations.CreateModel(
            name='Look',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seen', models.CharField(max_length=16)),
                ('revision', models.PositiveIntegerField()),
                ('text', people.fields.NfcTextField(blank=True)),
                ('at', models.DateTimeField()),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='meetings.attendee')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='looks', to='agenda.item')),
            ],
            options={
                'ordering': ['at'],
                'constraints': [models.UniqueConstraint(fields=('item', 'attendee', 'seen'), name='one_look_at_a_text')],
            },
        ),
        migrations.CreateModel(
            name='LookThrough',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='look_through', to='meetings.meeting')),
            ],
        ),
        migrations.CreateModel(
            name='Recusal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('reason', people.fields.NfcCharField(blank=True, max_length=250, verbose_name='lý do')),
                ('declared_at', models.DateTimeField()),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recusals', to='meetings.attendee')),
                ('declared_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recusals', to='agenda.item')),
            ],
            options={
                'ordering': ['attendee__position', 'attendee__user__name_key'],
                'constraints': [models.UniqueConstraint(fields=('item', 'attendee'), name='recused_once_an_item')],
            },
        ),
        migrations.CreateModel(
            name='ReminderRule',
            fields=[
                ('body', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='reminder_rule', serialize=False, to='people.body')),
                ('before', models.JSONField(default=agenda.models.reminder_rule.usual_days)),
                ('late', models.PositiveSmallIntegerField(default=3)),
                ('at', models.DateTimeField(null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('late__gte', 1)), name='late_is_reminded_of')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField()),
                ('action', people.fields.NfcCharField(max_length=600, verbose_name='nội dung nhiệm vụ')),
                ('precision', models.CharField(choices=[('day', 'đến ngày'), ('month', 'trong tháng'), ('ongoing', 'thường xuyên')], default='day', max_length=7, verbose_name='thời hạn')),
                ('due', models.DateField(blank=True, null=True, verbose_name='ngày đến hạn')),
                ('product', people.fields.NfcCharField(blank=True, max_length=300, verbose_name='sản phẩm')),
                ('report_to', people.fields.NfcCharField(blank=True, max_length=200, verbose_name='báo cáo với')),
                ('said', people.fields.NfcTextField(blank=True)),
                ('state', models.CharField(choices=[('draft', 'dự kiến giao'), ('assigned', 'chưa thực hiện'), ('in_progress', 'đang thực hiện'), ('reported', 'chờ xác nhận'), ('done', 'đã hoàn thành'), ('stopped', 'đã dừng')], default='draft', max_length=11)),
                ('extended_due', models.DateField(blank=True, null=True)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('stopped_on', models.DateField(blank=True, null=True)),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='agenda.item')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led_tasks', to='people.office', verbose_name='cơ quan chủ trì')),
                ('others', models.ManyToManyField(blank=True, related_name='shared_tasks', to='people.office', verbose_name='cơ quan phối hợp')),
            ],
            options={
                'ordering': ['item__position', 'position'],
                'constraints': [models.UniqueConstraint(fields=('item', 'position'), name='task_number_once'), models.CheckConstraint(condition=models.Q(models.Q(('due', None), ('precision', 'ongoing')), models.Q(models.Q(('precision', 'ongoing'), _negated=True), ('due__isnull', False)), _connector='OR'), name='a_dated_task_has_a_date'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('state__in', ('reported', 'done'))), models.Q(models.Q(('state__in', ('reported', 'done')), _negated=True), ('done_on', None)), _connector='OR'), name='done_has_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'stopped'), ('stopped_on__isnull', False)), models.Q(models.Q(('state', 'stopped'), _negated=True), ('stopped_on', None)), _connector='OR'), name='stopped_has_a_day'), models.CheckConstraint(condition=models.Q(('extended_due', None), ('extended_due__gt', models.F('due')), _connector='OR'), name='extended_means_later')],
            },
        ),
        migrations.CreateModel(
            name='Extension',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('former_due', models.DateField()),
                ('due', models.DateField()),
                ('reason', people.fields.NfcTextField()),
                ('asked_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('pending', 'chờ quyết định'), ('granted', 'đồng ý'), ('refused', 'không đồng ý')], default='pending', max_length=8)),
                ('answer', people.fields.NfcTextField(blank=True)),
                ('decided_at', models.DateTimeField(blank=True, null=True)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='extensions', to='agenda.task')),
            ],
            options={
                'ordering': ['asked_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'pending')), fields=('task',), name='one_request_for_time_at_once'), models.CheckConstraint(condition=models.Q(('due__gt', models.F('former_due'))), name='more_time_is_later'), models.CheckConstraint(condition=models.Q(models.Q(('decided_at', None), ('state', 'pending')), models.Q(models.Q(('state', 'pending'), _negated=True), ('decided_at__isnull', False), ('decided_by__isnull', False)), _connector='OR'), name='decided_has_a_time')],
            },
        ),
        migrations.CreateModel(
            name='TaskNote',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('assignment', 'giao nhiệm vụ'), ('progress', 'báo cáo tiến độ'), ('completion', 'báo cáo hoàn thành'), ('confirmation', 'xác nhận hoàn thành'), ('return', 'trả lại, làm tiếp'), ('more_time', 'xin lùi hạn'), ('grant', 'đồng ý lùi hạn'), ('refusal', 'không đồng ý lùi hạn'), ('urging', 'đôn đốc'), ('receipt', 'đã nhận nhắc việc'), ('stop', 'dừng thực hiện')], default='progress', max_length=12)),
                ('state', models.CharField(choices=[('draft', 'dự kiến giao'), ('assigned', 'chưa thực hiện'), ('in_progress', 'đang thực hiện'), ('reported', 'chờ xác nhận'), ('done', 'đã hoàn thành'), ('stopped', 'đã dừng')], max_length=11)),
                ('text', people.fields.NfcTextField(blank=True, verbose_name='nội dung báo cáo')),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notes', to='agenda.task')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('task', 'number'), name='task_note_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Turn',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('speech', 'phát biểu'), ('pro', 'ủng hộ'), ('contra', 'phản biện'), ('order', 'ý kiến về thủ tục'), ('question', 'chất vấn'), ('answer', 'trả lời chất vấn'), ('follow_up', 'chất vấn lại')], default='speech', max_length=9)),
                ('subject', people.fields.NfcCharField(blank=True, max_length=200, verbose_name='về việc')),
                ('state', models.CharField(choices=[('waiting', 'đang chờ'), ('speaking', 'đang phát biểu'), ('done', 'đã phát biểu'), ('withdrawn', 'đã rút')], default='waiting', max_length=9)),
                ('limit_seconds', models.PositiveSmallIntegerField(default=300)),
                ('asked_at', models.DateTimeField()),
                ('called_at', models.DateTimeField(blank=True, null=True)),
                ('paused_at', models.DateTimeField(blank=True, null=True)),
                ('paused', models.DurationField(default=datetime.timedelta(0))),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='meetings.attendee')),
                ('inquiry', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='agenda.inquiry')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='turns', to='agenda.item')),
            ],
            options={
                'ordering': ['asked_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'speaking']), ('inquiry', None), models.Q(('kind', 'order'), _negated=True)), fields=('item', 'attendee'), name='one_open_turn_each'), models.UniqueConstraint(condition=models.Q(('state__in', ['waiting', 'speaking']), ('kind', 'order')), fields=('item', 'attendee'), name='one_open_point_of_order_each'), models.UniqueConstraint(condition=models.Q(('state', 'speaking')), fields=('item',), name='one_speaker_at_a_time'), models.CheckConstraint(condition=models.Q(('inquiry', None), ('kind__in', ['question', 'answer', 'follow_up']), _connector='XOR'), name='a_turn_of_question_time_has_its_question'), models.CheckConstraint(condition=models.Q(('paused_at', None), ('state', 'speaking'), _connector='OR'), name='only_a_running_clock_is_stopped')],
            },
        ),
        migrations.CreateModel(
            name='ConclusionChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('revision', models.PositiveIntegerField()),
                ('text', people.fields.NfcTextField(blank=True)),
                ('restores', models.PositiveIntegerField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('conclusion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='changes', to='agenda.conclusion')),
            ],
            options={
                'ordering': ['revision'],
                'constraints': [models.UniqueConstraint(fields=('conclusion', 'revision'), name='conclusion_revision_once')],
            },
        ),
    ]
