import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.utils.timezone
import people.fields
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('people', '0001_initial'), ('people', '0002_order_by_digits'), ('people', '0003_minutes_of_a_speech'), ('people', '0004_times_of_question_time'), ('people', '0005_silence_basis')]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisation',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='mã')),
                ('name', people.fields.NfcCharField(max_length=200, verbose_name='tên')),
                ('superior', people.fields.NfcCharField(blank=True, max_length=200, verbose_name='cơ quan cấp trên')),
                ('issuer', people.fields.NfcCharField(max_length=200, verbose_name='cơ quan ban hành')),
                ('symbol', people.fields.NfcCharField(max_length=20, verbose_name='ký hiệu')),
                ('place', people.fields.NfcCharField(max_length=100, verbose_name='địa danh')),
                ('profile', models.CharField(default='party', max_length=40, verbose_name='thể thức')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', people.fields.NfcCharField(max_length=200, verbose_name='tên')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='offices', to='people.organisation')),
            ],
            options={
                'ordering': ['position', 'name'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='office_name_once')],
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('full_name', people.fields.NfcCharField(max_length=120, verbose_name='họ và tên')),
                ('title', people.fields.NfcCharField(blank=True, max_length=160, verbose_name='chức vụ')),
                ('language', models.CharField(choices=[('vi', 'Tiếng Việt'), ('en', 'English')], default='vi', max_length=2, verbose_name='ngôn ngữ')),
                ('epoch', models.PositiveIntegerField(default=0)),
                ('name_key', models.CharField(db_index=True, editable=False, max_length=500)),
                ('search_key', models.CharField(editable=False, max_length=300)),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
                ('office', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.office')),
            ],
            options={
                'ordering': ['name_key'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Body',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('code', models.SlugField(max_length=60, unique=True, verbose_name='mã')),
                ('kind', models.CharField(choices=[('bch', 'Ban Chấp hành'), ('btv', 'Ban Thường vụ'), ('tt', 'Thường trực'), ('ubkt', 'Ủy ban Kiểm tra'), ('ban', 'Ban, cơ quan tham mưu'), ('hdnd', 'Hội đồng nhân dân'), ('ubnd', 'Ủy ban nhân dân'), ('hd', 'Hội đồng, ban chỉ đạo')], max_length=8, verbose_name='loại')),
                ('name', people.fields.NfcCharField(max_length=200, verbose_name='tên')),
                ('short_name', people.fields.NfcCharField(max_length=120, verbose_name='tên gọi trong văn bản')),
                ('on_behalf', people.fields.NfcCharField(max_length=120, verbose_name='thay mặt')),
                ('quorum_numerator', models.PositiveSmallIntegerField(default=2)),
                ('quorum_denominator', models.PositiveSmallIntegerField(default=3)),
                ('quorum_strict', models.BooleanField(default=False)),
                ('rules_basis', people.fields.NfcCharField(blank=True, max_length=300, verbose_name='căn cứ quy chế')),
                ('silence_basis', people.fields.NfcCharField(blank=True, max_length=300, verbose_name='căn cứ coi không trả lời là thống nhất')),
                ('papers_days', models.PositiveSmallIntegerField(default=3, verbose_name='gửi tài liệu trước (ngày làm việc)')),
                ('speech_minutes', models.PositiveSmallIntegerField(default=5, verbose_name='thời gian phát biểu (phút)')),
                ('question_minutes', models.PositiveSmallIntegerField(default=2, verbose_name='thời gian nêu câu hỏi chất vấn (phút)')),
                ('answer_minutes', models.PositiveSmallIntegerField(default=3, verbose_name='thời gian trả lời chất vấn (phút)')),
                ('follow_up_minutes', models.PositiveSmallIntegerField(default=2, verbose_name='thời gian chất vấn lại (phút)')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bodies', to='people.organisation')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('quorum_denominator__gt', 0), ('quorum_numerator__lte', models.F('quorum_denominator'))), name='quorum_is_a_share')],
            },
        ),
        migrations.CreateModel(
            name='StaffRole',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('secretary', 'thư ký'), ('clerk', 'văn thư')], max_length=10)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff', to='people.body')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='staff_roles', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('body', 'user', 'role'), name='staff_role_once')],
            },
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ordinal', models.CharField(max_length=10, verbose_name='khóa')),
                ('name', models.CharField(max_length=20, verbose_name='nhiệm kỳ')),
                ('starts', models.DateField(verbose_name='từ ngày')),
                ('ends', models.DateField(blank=True, null=True, verbose_name='đến ngày')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='terms', to='people.organisation')),
            ],
            options={
                'ordering': ['starts'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='term_name_once')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('title', people.fields.NfcCharField(blank=True, max_length=120, verbose_name='chức vụ trong cơ quan')),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('suspended', models.BooleanField(default=False)),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='people.body')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ends', None)), fields=('body', 'user'), name='one_seat_at_a_time')],
            },
        ),
    ]
