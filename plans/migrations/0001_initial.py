import django.contrib.auth.models
import django.contrib.auth.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.comparison
import django.db.models.functions.math
import django.db.models.functions.text
import django.db.models.lookups
import django.utils.timezone
import simple_history.models
import uuid
from django.conf import settings
from django.db import migrations, models
from plans.append_only import AppendOnly


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='DemonstrationMark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(help_text='Digest of the fixtures and tables the data was built from.', max_length=64, verbose_name='fingerprint')),
                ('built_at', models.DateTimeField(verbose_name='built at')),
            ],
            options={
                'verbose_name': 'demonstration mark',
                'verbose_name_plural': 'demonstration marks',
            },
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='name')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': 'user',
                'verbose_name_plural': 'users',
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='Department',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(max_length=64, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('successor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='plans.department', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'department',
                'verbose_name_plural': 'departments',
                'ordering': ['organization', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalMembership',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('role', models.CharField(choices=[('viewer', 'council viewer'), ('editor', 'department editor'), ('head', 'department head'), ('planning', 'planning section'), ('auditor', 'auditor'), ('administrator', 'system administrator')], max_length=20, verbose_name='role')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('department', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.department', verbose_name='department')),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'historical membership',
                'verbose_name_plural': 'historical memberships',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalOrganization',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('code', models.CharField(blank=True, help_text='全国地方公共団体コード: 6 digits, the last a check digit.', max_length=6, verbose_name='organization code')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'historical organization',
                'verbose_name_plural': 'historical organizations',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Organization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(blank=True, help_text='全国地方公共団体コード: 6 digits, the last a check digit.', max_length=6, verbose_name='organization code')),
                ('name', models.CharField(blank=True, max_length=200, verbose_name='name')),
            ],
            options={
                'verbose_name': 'organization',
                'verbose_name_plural': 'organizations',
                'ordering': ['code', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(('code', ''), ('code__regex', '^[0-9]{6}$'), _connector='OR'), name='organization_code_is_six_digits', violation_error_message='An organization code has 6 digits.'), models.CheckConstraint(condition=models.Q(models.Case(models.When(code__regex='^[0-9]{6}$', then=django.db.models.lookups.Exact(django.db.models.functions.math.Mod(django.db.models.expressions.CombinedExpression(models.Value(11), '-', django.db.models.functions.math.Mod(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 1, 1), models.IntegerField()), '*', models.Value(6)), '+', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 2, 1), models.IntegerField()), '*', models.Value(5))), '+', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 3, 1), models.IntegerField()), '*', models.Value(4))), '+', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 4, 1), models.IntegerField()), '*', models.Value(3))), '+', django.db.models.expressions.CombinedExpression(django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 5, 1), models.IntegerField()), '*', models.Value(2))), models.Value(11))), models.Value(10)), django.db.models.functions.comparison.Cast(django.db.models.functions.text.Substr('code', 6, 1), models.IntegerField()))), default=models.Value(True), output_field=models.BooleanField())), name='organization_check_digit_holds', violation_error_message='The last digit is not the check digit of this code.'), models.CheckConstraint(condition=models.Q(models.Q(('code', ''), _negated=True), models.Q(('name', ''), _negated=True), _connector='OR'), name='organization_is_named_somehow', violation_error_message='Give the organization a code or a name.'), models.UniqueConstraint(models.F('code'), condition=models.Q(('code', ''), _negated=True), name='organization_code_is_unique', violation_error_message='This organization code exists already.'), models.UniqueConstraint(models.F('name'), condition=models.Q(('code', '')), name='organization_name_is_unique_without_code', violation_error_message='An organization of this name and without a code exists already.')],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPlan',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('code', models.CharField(db_index=True, max_length=64, verbose_name='plan code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('visibility', models.CharField(choices=[('public', 'public'), ('internal', 'internal')], default='internal', max_length=8, verbose_name='visibility')),
                ('period_start', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='first fiscal year')),
                ('period_end', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='last fiscal year')),
                ('y0', models.PositiveSmallIntegerField(blank=True, help_text='Left empty: the fiscal year before the plan starts.', null=True, verbose_name='year the way starts from')),
                ('predecessor_code', models.CharField(blank=True, max_length=64, verbose_name='code of the preceding plan')),
                ('source_title', models.CharField(blank=True, max_length=300, verbose_name='source document')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('scale', models.CharField(choices=[('standard4', 'standard, four grades'), ('standard4-80', 'standard, four grades, from 80 %'), ('marks', 'marks ◎○△×'), ('five', 'five grades A–E')], default='standard4', max_length=20, verbose_name='judgement scale')),
                ('pace_upper', models.DecimalField(blank=True, decimal_places=4, help_text="A ratio such as 1.00; empty: the scale's.", max_digits=15, null=True, verbose_name='upper band')),
                ('pace_lower', models.DecimalField(blank=True, decimal_places=4, help_text="A ratio such as 0.60; empty: the scale's.", max_digits=15, null=True, verbose_name='lower band')),
                ('tolerance', models.DecimalField(blank=True, decimal_places=4, help_text="In the indicator's unit, e.g. 3 for ±3 points; empty: none.", max_digits=15, null=True, verbose_name='tolerance')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.organization', verbose_name='organization')),
            ],
            options={
                'verbose_name': 'historical plan',
                'verbose_name_plural': 'historical plans',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalDepartment',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('code', models.CharField(max_length=64, verbose_name='code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('successor', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.department', verbose_name='successor')),
                ('organization', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.organization', verbose_name='organization')),
            ],
            options={
                'verbose_name': 'historical department',
                'verbose_name_plural': 'historical departments',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.AddField(
            model_name='department',
            name='organization',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='departments', to='plans.organization', verbose_name='organization'),
        ),
        migrations.CreateModel(
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(max_length=64, unique=True, verbose_name='plan code')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('visibility', models.CharField(choices=[('public', 'public'), ('internal', 'internal')], default='internal', max_length=8, verbose_name='visibility')),
                ('period_start', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='first fiscal year')),
                ('period_end', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='last fiscal year')),
                ('y0', models.PositiveSmallIntegerField(blank=True, help_text='Left empty: the fiscal year before the plan starts.', null=True, verbose_name='year the way starts from')),
                ('predecessor_code', models.CharField(blank=True, max_length=64, verbose_name='code of the preceding plan')),
                ('source_title', models.CharField(blank=True, max_length=300, verbose_name='source document')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('licence', models.CharField(blank=True, max_length=200, verbose_name='licence')),
                ('as_of', models.DateField(blank=True, null=True, verbose_name='as of')),
                ('scale', models.CharField(choices=[('standard4', 'standard, four grades'), ('standard4-80', 'standard, four grades, from 80 %'), ('marks', 'marks ◎○△×'), ('five', 'five grades A–E')], default='standard4', max_length=20, verbose_name='judgement scale')),
                ('pace_upper', models.DecimalField(blank=True, decimal_places=4, help_text="A ratio such as 1.00; empty: the scale's.", max_digits=15, null=True, verbose_name='upper band')),
                ('pace_lower', models.DecimalField(blank=True, decimal_places=4, help_text="A ratio such as 0.60; empty: the scale's.", max_digits=15, null=True, verbose_name='lower band')),
                ('tolerance', models.DecimalField(blank=True, decimal_places=4, help_text="In the indicator's unit, e.g. 3 for ±3 points; empty: none.", max_digits=15, null=True, verbose_name='tolerance')),
                ('note', models.TextField(blank=True, verbose_name='note')),
                ('content_version', models.PositiveBigIntegerField(default=1, editable=False, verbose_name='version of the content')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='plans.organization', verbose_name='organization')),
            ],
            options={
                'verbose_name': 'plan',
                'verbose_name_plural': 'plans',
                'ordering': ['code'],
            },
        ),
        migrations.CreateModel(
            name='HistoricalPlanLevel',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('depth', models.PositiveSmallIntegerField(verbose_name='depth')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'historical level',
                'verbose_name_plural': 'historical levels',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalGoal',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('code', models.CharField(max_length=64, verbose_name='goal code')),
                ('number', models.CharField(blank=True, help_text='As printed.', max_length=20, verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'historical goal',
                'verbose_name_plural': 'historical goals',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='HistoricalEdition',
            fields=[
                ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('history_change_reason', models.TextField(blank=True, null=True)),
                ('code', models.CharField(max_length=64, verbose_name='edition code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('order', models.PositiveIntegerField(help_text='The edition with the highest number is in force.', verbose_name='order')),
                ('history_id', models.AutoField(primary_key=True, serialize=False)),
                ('history_date', models.DateTimeField(db_index=True)),
                ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('plan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'historical edition',
                'verbose_name_plural': 'historical editions',
                'ordering': ('-history_date', '-history_id'),
                'get_latest_by': ('history_date', 'history_id'),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name='Goal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(max_length=64, verbose_name='goal code')),
                ('number', models.CharField(blank=True, help_text='As printed.', max_length=20, verbose_name='number')),
                ('title', models.CharField(max_length=300, verbose_name='title')),
                ('position', models.PositiveIntegerField(default=0, verbose_name='position')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='goals', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'goal',
                'verbose_name_plural': 'goals',
                'ordering': ['plan', 'position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('code', models.CharField(max_length=64, verbose_name='edition code')),
                ('name', models.CharField(max_length=200, verbose_name='name')),
                ('decided_on', models.DateField(blank=True, null=True, verbose_name='decided on')),
                ('order', models.PositiveIntegerField(help_text='The edition with the highest number is in force.', verbose_name='order')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'edition',
                'verbose_name_plural': 'editions',
                'ordering': ['plan', 'order'],
            },
        ),
        migrations.CreateModel(
            name='PlanLevel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('depth', models.PositiveSmallIntegerField(verbose_name='depth')),
                ('name', models.CharField(max_length=100, verbose_name='name')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='levels', to='plans.plan', verbose_name='plan')),
            ],
            options={
                'verbose_name': 'level',
                'verbose_name_plural': 'levels',
                'ordering': ['plan', 'depth'],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1, editable=False, verbose_name='version')),
                ('role', models.CharField(choices=[('viewer', 'council viewer'), ('editor', 'department editor'), ('head', 'department head'), ('planning', 'planning section'), ('auditor', 'auditor'), ('administrator', 'system administrator')], max_length=20, verbose_name='role')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='valid from')),
                ('valid_to', models.DateField(blank=True, null=True, verbose_name='valid to')),
                ('department', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='plans.department', verbose_name='department')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'membership',
                'verbose_name_plural': 'memberships',
                'ordering': ['user', 'department', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('role__in', ['viewer', 'editor', 'head', 'planning', 'auditor', 'administrator'])), name='membership_role_is_known', violation_error_message='Choose one of the listed values.'), models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='membership_ends_after_it_starts', violation_error_message='A membership cannot end before it starts.'), models.UniqueConstraint(fields=('user', 'department', 'role', 'valid_from'), name='membership_is_said_once', violation_error_message='This membership exists already.'), models.UniqueConstraint(condition=models.Q(('valid_from__isnull', True)), fields=('user', 'department', 'role'), name='membership_without_start_is_said_once', violation_error_message='This membership exists already.')],
            },
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Za-z0-9][A-Za-z0-9._-]*\\Z')), name='department_code_is_stable', violation_error_message='A code begins with a letter or digit and consists of the letters A–Z, digits, “-”, “.” and “_”.'),
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.UniqueConstraint(fields=('organization', 'code'), name='department_code_is_unique', violation_error_message='This organization has a department of this code already.'),
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_to__isnull', True), ('valid_to__gte', models.F('valid_from')), _connector='OR'), name='department_ends_after_it_starts', violation_error_message='A department cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='department',
            constraint=models.CheckConstraint(condition=models.Q(('successor__isnull', True), models.Q(('successor', models.F('id')), _negated=True), _connector='OR'), name='department_does_not_succeed_itself', violation_error_message='A department cannot succeed itself.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Za-z0-9][A-Za-z0-9._-]*\\Z')), name='plan_code_is_stable', violation_error_message='A code begins with a letter or digit and consists of the letters A–Z, digits, “-”, “.” and “_”.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor_code', ''), ('predecessor_code__regex', '^[A-Za-z0-9][A-Za-z0-9._-]*\\Z'), _connector='OR'), name='plan_predecessor_is_stable', violation_error_message='A code begins with a letter or digit and consists of the letters A–Z, digits, “-”, “.” and “_”.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('visibility__in', ['public', 'internal'])), name='plan_visibility_is_known', violation_error_message='Choose one of the listed values.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('scale__in', ['standard4', 'standard4-80', 'marks', 'five'])), name='plan_scale_is_known', violation_error_message='Choose one of the listed values.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('period_start__isnull', True), ('period_start__range', (1868, 2200)), _connector='OR'), name='plan_first_year_is_plausible', violation_error_message='A year lies between 1868 and 2200.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('period_end__isnull', True), ('period_end__range', (1868, 2200)), _connector='OR'), name='plan_last_year_is_plausible', violation_error_message='A year lies between 1868 and 2200.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('y0__isnull', True), ('y0__range', (1868, 2200)), _connector='OR'), name='plan_y0_is_plausible', violation_error_message='A year lies between 1868 and 2200.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('period_start__isnull', True), ('period_end__isnull', True), ('period_end__gte', models.F('period_start')), _connector='OR'), name='plan_ends_after_it_starts', violation_error_message='A plan cannot end before it starts.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('pace_upper__isnull', True), ('pace_lower__isnull', True), ('pace_upper__gte', models.F('pace_lower')), _connector='OR'), name='plan_bands_are_ordered', violation_error_message='The upper band cannot lie below the lower one.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('pace_upper__isnull', True), ('pace_upper__gt', 0), _connector='OR'), models.Q(('pace_lower__isnull', True), ('pace_lower__gt', 0), _connector='OR')), name='plan_bands_are_positive', violation_error_message='A band is a ratio above 0.'),
        ),
        migrations.AddConstraint(
            model_name='plan',
            constraint=models.CheckConstraint(condition=models.Q(('tolerance__isnull', True), ('tolerance__gte', 0), _connector='OR'), name='plan_tolerance_is_not_negative', violation_error_message='A tolerance cannot be negative.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Za-z0-9][A-Za-z0-9._-]*\\Z')), name='goal_code_is_stable', violation_error_message='A code begins with a letter or digit and consists of the letters A–Z, digits, “-”, “.” and “_”.'),
        ),
        migrations.AddConstraint(
            model_name='goal',
            constraint=models.UniqueConstraint(fields=('plan', 'code'), name='goal_code_is_unique', violation_error_message='This plan has this goal code already.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('code__regex', '^[A-Za-z0-9][A-Za-z0-9._-]*\\Z')), name='edition_code_is_stable', violation_error_message='A code begins with a letter or digit and consists of the letters A–Z, digits, “-”, “.” and “_”.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('plan', 'code'), name='edition_code_is_unique', violation_error_message='This plan has this edition already.'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('plan', 'order'), name='edition_order_is_unique', violation_error_message='Another edition of this plan has this order already.'),
        ),
        migrations.AddConstraint(
            model_name='planlevel',
            constraint=models.UniqueConstraint(fields=('plan', 'depth'), name='level_depth_is_unique', violation_error_message='This plan has a level of this depth.'),
        ),
        migrations.AddConstraint(
            model_name='planlevel',
            constraint=models.UniqueConstraint(fields=('plan', 'name'), name='level_name_is_unique', violation_error_message='This plan has a level of this name.'),
        ),
        migrations.CreateModel(
            name='ImportJob',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(max_length=20, verbose_name='kind of sheet')),
                ('blanks', models.CharField(choices=[('keep', 'blank cells change nothing'), ('clear', 'blank cells clear the value'), ('refuse', 'blank cells are refused')], default='keep', max_length=10, verbose_name='blank cells')),
                ('file_name', models.CharField(blank=True, max_length=200, verbose_name='file')),
                ('size', models.PositiveBigIntegerField(default=0, verbose_name='size in bytes')),
                ('sha256', models.CharField(blank=True, max_length=64, verbose_name='SHA-256')),
                ('format', models.CharField(blank=True, max_length=10, verbose_name='format')),
                ('encoding', models.CharField(blank=True, max_length=20, verbose_name='encoding')),
                ('state', models.CharField(choices=[('reading', 'being read'), ('refused', 'refused'), ('ready', 'waits for confirmation'), ('applied', 'applied'), ('undone', 'undone')], default='reading', max_length=10, verbose_name='state')),
                ('rows_read', models.PositiveIntegerField(default=0, verbose_name='rows read')),
                ('facts', models.JSONField(default=dict, verbose_name='facts')),
                ('reason', models.CharField(blank=True, max_length=500, verbose_name='reason of the correction')),
                ('created_at', models.DateTimeField(verbose_name='read at')),
                ('applied_at', models.DateTimeField(blank=True, null=True, verbose_name='applied at')),
                ('undone_at', models.DateTimeField(blank=True, null=True, verbose_name='undone at')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='import_jobs', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='ImportChunk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField(verbose_name='number')),
                ('payload', models.BinaryField(verbose_name='rows')),
                ('new', models.PositiveIntegerField(default=0, verbose_name='new')),
                ('changed', models.PositiveIntegerField(default=0, verbose_name='changed')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('problems', models.PositiveIntegerField(default=0, verbose_name='problems')),
                ('warnings', models.PositiveIntegerField(default=0, verbose_name='warnings')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='chunks', to='plans.importjob', verbose_name='import')),
            ],
            options={
                'verbose_name': 'block of an import',
                'verbose_name_plural': 'blocks of an import',
                'ordering': ['job', 'number'],
            },
        ),
        migrations.CreateModel(
            name='ImportAttachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=20, verbose_name='name')),
                ('content', models.BinaryField(verbose_name='content')),
                ('job', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attachments', to='plans.importjob', verbose_name='import')),
            ],
            options={
                'verbose_name': 'file of an import',
                'verbose_name_plural': 'files of an import',
                'ordering': ['job', 'name'],
            },
        ),
        migrations.AddIndex(
            model_name='importjob',
            index=models.Index(fields=['user', '-created_at'], name='job_of_user'),
        ),
        migrations.AddConstraint(
            model_name='importjob',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['reading', 'refused', 'ready', 'applied', 'undone'])), name='job_state_is_known', violation_error_message='Choose one of the listed values.'),
        ),
        migrations.AddConstraint(
            model_name='importjob',
            constraint=models.CheckConstraint(condition=models.Q(('blanks__in', ['keep', 'clear', 'refuse'])), name='job_blanks_are_known', violation_error_message='Choose one of the listed values.'),
        ),
        migrations.AddConstraint(
            model_name='importjob',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('applied_at__isnull', False), ('state__in', ['applied', 'undone'])), models.Q(models.Q(('state__in', ['applied', 'undone']), _negated=True), ('applied_at__isnull', True)), _connector='OR'), name='job_was_applied_at_a_moment', violation_error_message='Exactly an applied import has a moment.'),
        ),
        migrations.AddConstraint(
            model_name='importchunk',
            constraint=models.UniqueConstraint(fields=('job', 'number'), name='chunk_number_is_said_once', violation_error_message='This import has a block of this number.'),
        ),
        migrations.AddConstraint(
            model_name='importattachment',
            constraint=models.UniqueConstraint(fields=('job', 'name'), name='attachment_name_is_said_once', violation_error_message='This import has a file of this name.'),
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(verbose_name='at')),
                ('action', models.CharField(choices=[('login', 'logged in'), ('login_failed', 'login failed'), ('locked_out', 'locked out'), ('logout', 'logged out'), ('password_changed', 'password changed'), ('import_applied', 'import applied'), ('import_undone', 'import undone'), ('export', 'export'), ('round_opened', 'round opened'), ('round_changed', 'round changed'), ('publication', 'publication'), ('correction', 'correction'), ('users_transferred', 'users transferred'), ('indicators_moved', 'indicators moved'), ('reminder_sent', 'reminder sent')], max_length=20, verbose_name='action')),
                ('username', models.CharField(blank=True, max_length=150, verbose_name='user name as typed')),
                ('plan_code', models.CharField(blank=True, max_length=64, verbose_name='plan code')),
                ('thing', models.TextField(blank=True, verbose_name='thing')),
                ('detail', models.TextField(blank=True, verbose_name='detail')),
                ('address', models.GenericIPAddressField(blank=True, null=True, verbose_name='network address')),
                ('organization', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='audit_entries', to='plans.organization', verbose_name='organization')),
                ('user', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='audit_entries', to=settings.AUTH_USER_MODEL, verbose_name='user')),
            ],
            options={
                'verbose_name': 'entry of the audit log',
                'verbose_name_plural': 'audit log',
                'ordering': ['-at', '-pk'],
                'indexes': [models.Index(fields=['-at', '-id'], name='audit_in_order'), models.Index(fields=['organization', '-at'], name='audit_of_town'), models.Index(fields=['user', '-at'], name='audit_of_user'), models.Index(fields=['username', '-at'], name='audit_of_username')],
                'constraints': [models.CheckConstraint(condition=models.Q(('action__in', ['login', 'login_failed', 'locked_out', 'logout', 'password_changed', 'import_applied', 'import_undone', 'export', 'round_opened', 'round_changed', 'publication', 'correction', 'users_transferred', 'indicators_moved', 'reminder_sent'])), name='audit_action_is_known', violation_error_message='Choose one of the listed values.')],
            },
        ),
        migrations.AddField(
            model_name='department',
            name='needs_approval',
            field=models.BooleanField(default=True, help_text='Left out: the planning section confirms what is submitted.', verbose_name='values are approved by the head'),
        ),
        migrations.AddField(
            model_name='historicaldepartment',
            name='needs_approval',
            field=models.BooleanField(default=True, help_text='Left out: the planning section confirms what is submitted.', verbose_name='values are approved by the head'),
        ),
        migrations.AddField(
            model_name='historicalorganization',
            name='submitter_may_approve',
            field=models.BooleanField(default=False, help_text='Left out: a second person approves each value.', verbose_name='who submitted may approve'),
        ),
        migrations.AddField(
            model_name='organization',
            name='submitter_may_approve',
            field=models.BooleanField(default=False, help_text='Left out: a second person approves each value.', verbose_name='who submitted may approve'),
        ),
        migrations.CreateModel(
            name='LoginTries',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('username', models.CharField(max_length=150, verbose_name='user name as typed')),
                ('address', models.CharField(blank=True, max_length=45, verbose_name='network address')),
                ('count', models.PositiveIntegerField(default=0, verbose_name='tries')),
                ('last_at', models.DateTimeField(verbose_name='last try')),
            ],
            options={
                'verbose_name': 'failed logins',
                'verbose_name_plural': 'failed logins',
                'constraints': [models.UniqueConstraint(fields=('username', 'address'), name='tries_are_counted_once', violation_error_message='These tries are counted already.')],
            },
        ),
        AppendOnly('HistoricalMembership'),
        AppendOnly('HistoricalOrganization'),
        AppendOnly('HistoricalPlan'),
        AppendOnly('HistoricalDepartment'),
        AppendOnly('HistoricalPlanLevel'),
        AppendOnly('HistoricalGoal'),
        AppendOnly('HistoricalEdition'),
        AppendOnly('AuditEntry'),
    ]
