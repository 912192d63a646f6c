import django.core.validators
import django.db.models.deletion
import meetings.models.attendee
import meetings.models.meeting
import people.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('meetings', '0001_initial'), ('meetings', '0002_initial'), ('meetings', '0003_stays_say_why_they_ended'), ('meetings', '0004_seats'), ('meetings', '0005_chain'), ('meetings', '0006_weights')]

    initial = True

    dependencies = [
        ('people', '0001_squashed_0005_silence_basis'),
    ]

    operations = [
        migrations.CreateModel(
            name='Holiday',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField(unique=True, verbose_name='ngày')),
                ('name', people.fields.NfcCharField(max_length=120, verbose_name='tên')),
                ('is_working', models.BooleanField(default=False, verbose_name='ngày làm bù')),
            ],
            options={
                'ordering': ['day'],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.PositiveSmallIntegerField(verbose_name='phiên thứ')),
                ('title', people.fields.NfcCharField(max_length=250, verbose_name='tên phiên họp')),
                ('mode', models.CharField(choices=[('in_person', 'trực tiếp'), ('online', 'trực tuyến'), ('hybrid', 'kết hợp')], default='in_person', max_length=10, verbose_name='hình thức')),
                ('place', people.fields.NfcCharField(max_length=250, verbose_name='địa điểm')),
                ('starts_at', models.DateTimeField(verbose_name='bắt đầu')),
                ('note', people.fields.NfcTextField(blank=True, verbose_name='yêu cầu chuẩn bị')),
                ('state', models.CharField(choices=[('draft', 'Đang chuẩn bị'), ('convened', 'Đã mời họp'), ('running', 'Đang họp'), ('recess', 'Tạm nghỉ'), ('closed', 'Đã bế mạc'), ('concluded', 'Đã ban hành kết luận'), ('cancelled', 'Đã hủy')], default='draft', max_length=10)),
                ('convened_at', models.DateTimeField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('head', models.PositiveBigIntegerField(default=0)),
                ('gate_key', models.CharField(default=meetings.models.meeting.fresh_key, editable=False, max_length=64)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='people.body')),
                ('term', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='people.term')),
            ],
            options={
                'ordering': ['-starts_at'],
                'constraints': [models.UniqueConstraint(fields=('body', 'term', 'ordinal'), name='session_ordinal_once')],
            },
        ),
        migrations.CreateModel(
            name='Event',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('seq', models.PositiveBigIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('at', models.DateTimeField()),
                ('payload', models.JSONField(default=dict)),
                ('hash', models.CharField(editable=False, max_length=64)),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='meetings.meeting')),
            ],
            options={
                'ordering': ['seq'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'seq'), name='journal_number_once'), models.CheckConstraint(condition=models.Q(('seq__gt', 0)), name='journal_starts_at_one')],
            },
        ),
        migrations.CreateModel(
            name='Attendee',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('chair', 'chủ trì'), ('secretary', 'thư ký'), ('clerk', 'văn thư'), ('member', 'ủy viên'), ('invited', 'đại biểu mời'), ('observer', 'đại biểu dự thính')], max_length=10, verbose_name='vai trò')),
                ('is_member', models.BooleanField(default=False)),
                ('title', people.fields.NfcCharField(blank=True, max_length=160, verbose_name='chức vụ')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('weight', models.DecimalField(db_default=1, decimal_places=3, default=1, max_digits=12, verbose_name='số phiếu biểu quyết')),
                ('token', models.CharField(default=meetings.models.attendee.fresh_token, editable=False, max_length=32, unique=True)),
                ('reply', models.CharField(choices=[('none', 'chưa trả lời'), ('coming', 'sẽ dự'), ('not_coming', 'xin vắng')], default='none', max_length=12)),
                ('replied_at', models.DateTimeField(blank=True, null=True)),
                ('absence', models.CharField(blank=True, choices=[('', 'chưa ghi'), ('excused', 'vắng có phép'), ('unexcused', 'vắng không phép')], default='', max_length=10)),
                ('absence_reason', people.fields.NfcCharField(blank=True, max_length=250, verbose_name='lý do vắng')),
                ('invitation_seen_at', models.DateTimeField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendances', to=settings.AUTH_USER_MODEL)),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendees', to='meetings.meeting')),
            ],
            options={
                'ordering': ['position', 'user__name_key'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'user'), name='attendee_once'), models.UniqueConstraint(condition=models.Q(('role', 'chair')), fields=('meeting',), name='one_chair'), models.CheckConstraint(condition=models.Q(('is_member', True), ('role__in', ['invited', 'observer']), _negated=True), name='guests_are_no_members'), models.CheckConstraint(condition=models.Q(('weight__gt', 0)), name='weight_is_more_than_nothing')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('in_at', models.DateTimeField()),
                ('out_at', models.DateTimeField(blank=True, null=True)),
                ('how', models.CharField(choices=[('qr', 'quét mã'), ('desk', 'thư ký ghi'), ('online', 'trực tuyến')], max_length=6)),
                ('reason', people.fields.NfcCharField(blank=True, max_length=250, verbose_name='lý do')),
                ('out_reason', people.fields.NfcCharField(blank=True, max_length=250, verbose_name='lý do ra về')),
                ('noted_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('attendee', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stays', to='meetings.attendee')),
            ],
            options={
                'ordering': ['in_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('out_at', None)), fields=('attendee',), name='one_open_stay'), models.CheckConstraint(condition=models.Q(('out_at', None), ('out_at__gte', models.F('in_at')), _connector='OR'), name='out_after_in')],
            },
        ),
        migrations.CreateModel(
            name='SeatingPlan',
            fields=[
                ('meeting', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='seating_plan', serialize=False, to='meetings.meeting')),
                ('rows', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='số hàng')),
                ('columns', models.PositiveSmallIntegerField(validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(50)], verbose_name='số ghế mỗi hàng')),
                ('revision', models.PositiveIntegerField(default=0)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('columns__range', (1, 50)), ('rows__range', (1, 50))), name='a_room_of_some_size')],
            },
        ),
        migrations.CreateModel(
            name='Seat',
            fields=[
                ('attendee', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='seat', serialize=False, to='meetings.attendee')),
                ('row', models.PositiveSmallIntegerField()),
                ('column', models.PositiveSmallIntegerField()),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='meetings.seatingplan')),
            ],
            options={
                'ordering': ['row', 'column'],
                'constraints': [models.UniqueConstraint(fields=('plan', 'row', 'column'), name='one_person_on_a_seat'), models.CheckConstraint(condition=models.Q(('column__range', (1, 50)), ('row__lte', 50)), name='a_seat_is_in_the_room')],
            },
        ),
    ]
