"""Changing one's own password."""

from django import forms
from django.contrib import messages
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from kpitracker.accounts.held import Held
from kpitracker.accounts.landing import landing
from kpitracker.views.held import give_back
from plans import audit
from plans.addresses import address_of
from plans.models import AuditAction


class OwnPasswordForm(PasswordChangeForm):
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_new_password1(self) -> str:
        new = self.cleaned_data["new_password1"]
        if self.user.check_password(new):
            raise ValidationError(_("This is the present password. Choose another."))
        return new

    def save(self, commit=True):  # noqa: FBT002 - Django's signature
        self.user.set_password(self.cleaned_data["new_password1"])
        self.user.must_change_password = False
        self.user.save_login_fields()
        return self.user


class PasswordChange(PasswordChangeView):
    """For everybody who is in, and before all else where others know the password."""

    template_name = "kpitracker/password_change.html"
    form_class = OwnPasswordForm

    def get_initial(self) -> dict:
        return {"next": self.request.GET.get("next", "")}

    def get_context_data(self, **context) -> dict:
        held = Held.read(self.request.POST.get("held", ""))
        return super().get_context_data(**{"held": held, **context})

    def form_valid(self, form) -> HttpResponse:
        user, address = self.request.user, address_of(self.request)
        self.success_url = self._way_on(form.cleaned_data["next"])
        answer = super().form_valid(form)
        audit.record(AuditAction.PASSWORD_CHANGED, user=user, address=address)
        messages.success(self.request, _("Your password was changed."))
        held = Held.read(self.request.POST.get("held", ""))
        return give_back(self.request, held) if held else answer

    def _way_on(self, wanted: str) -> str:
        is_ours = url_has_allowed_host_and_scheme(
            wanted, {self.request.get_host()}, require_https=self.request.is_secure()
        )
        return wanted if is_ours else landing(self.request)


password_change = PasswordChange.as_view()


def ask(request: HttpRequest, held: Held) -> HttpResponse:
    """The page, which carries entries along that were sent too early."""
    context = {"form": OwnPasswordForm(request.user), "held": held}
    answer = render(request, PasswordChange.template_name, context)
    add_never_cache_headers(answer)
    return answer
