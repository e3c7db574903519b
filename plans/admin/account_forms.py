"""The forms on which an administrator keeps accounts."""

from django.contrib.auth.forms import (
    AdminPasswordChangeForm,
    UserChangeForm,
    UserCreationForm,
)
from django.utils.translation import pgettext_lazy

from plans.admin.forms import Refusable, RefusableForm
from plans.models import User

PERSONS_NAME = pgettext_lazy("person", "name")


class AccountForm(RefusableForm, UserChangeForm):
    """An account that exists."""

    class Meta:
        model = User
        fields = ["username", "name", "email", "is_active", "is_staff", "is_superuser"]
        labels = {"name": PERSONS_NAME}


class NewAccountForm(Refusable, UserCreationForm):
    """A new account with its first password, which its owner has to change."""

    class Meta:
        model = User
        fields = ["username", "name", "email", "is_staff"]
        labels = {"name": PERSONS_NAME}

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        self.instance.must_change_password = True
        return super().save(commit=commit)


class GivenPasswordForm(AdminPasswordChangeForm):
    """A password that somebody else knows: its owner has to change it."""

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        user = super().save(commit=False)
        user.must_change_password = user.has_usable_password()
        user.save_login_fields()
        return user
