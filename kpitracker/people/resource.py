"""The sheet of people, as a contract: one row is one person in one office."""

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from plans.imports.resources import Column, SheetResource
from plans.imports.widgets import ChoiceCell, CodeCell, DayCell, TextCell
from plans.models import Membership, Role, User
from plans.reading import Refusal

NOT_A_LOGIN_NAME = _(
    "“%(text)s” is not a login name. It has at most 150 letters, digits and the signs "
    "@ . + - _."
)


class AccountState(models.TextChoices):
    """Whether somebody may log in at all."""

    ACTIVE = "active", pgettext_lazy("account", "in use")
    STOPPED = "stopped", pgettext_lazy("account", "stopped")

    @classmethod
    def of(cls, user: User) -> "AccountState":
        return cls.ACTIVE if user.is_active else cls.STOPPED


class LoginNameCell(TextCell):
    """A login name in its one spelling; kept as text by spreadsheet programs."""

    kind = "code"

    def read(self, text: str) -> str:
        name = unicodedata.normalize("NFKC", text).strip()
        try:
            User._meta.get_field("username").run_validators(name)
        except ValidationError:
            raise Refusal(NOT_A_LOGIN_NAME, text) from None
        return name


class PeopleResource(SheetResource):
    kind = "people"
    title = _("people and offices (人事異動)")

    username = Column(
        "ログイン名", LoginNameCell(), attribute="user__username", is_key=True, width=16
    )
    name = Column(
        "氏名",
        TextCell(User._meta.get_field("name").max_length),
        attribute="user__name",
        width=20,
    )
    state = Column(
        "状態",
        ChoiceCell(AccountState),
        width=10,
        note="「停止」でログインできなくなる。",
    )
    organization = Column("団体", TextCell(200), width=16)
    department_code = Column(
        "部署コード",
        CodeCell(),
        attribute="department__code",
        is_key=True,
        width=14,
    )
    department = Column(
        "部署", TextCell(), attribute="department__name", is_context=True, width=20
    )
    role = Column("役割", ChoiceCell(Role), attribute="role", is_key=True, width=16)
    valid_from = Column("開始日", DayCell(), attribute="valid_from", is_key=True)
    valid_to = Column(
        "終了日",
        DayCell(),
        attribute="valid_to",
        note="異動する人の行に入れ、新しい部署の行を下に足す。",
    )

    class Meta:
        model = Membership
        fields = [
            "username",
            "name",
            "state",
            "organization",
            "department_code",
            "department",
            "role",
            "valid_from",
            "valid_to",
        ]
        import_id_fields = ["username", "department_code", "role", "valid_from"]


COLUMNS = PeopleResource.columns()
