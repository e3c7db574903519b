"""Publishing a year: look at what would be shown, say why, confirm."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from indicators.published.left_out import left_out
from indicators.publishing import CHANGED, NO_REASON, NotPublishable, preview, publish
from indicators.reports.publications import grouped
from plans import audit
from plans.addresses import address_of
from plans.admin.choices import in_offices
from plans.desks import allowed
from plans.fiscal import FIRST_YEAR, LAST_YEAR, year_label
from plans.forms import ReasonField
from plans.models import Plan
from plans.models.audit import AuditAction
from plans.rights import Action


class PublishForm(forms.Form):
    """``seen``: the version of the plan's content that was looked at."""

    reason = ReasonField(
        label=gettext_lazy("Why it is published once more"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *arguments, needs_reason: bool, content_version: int, **options):
        super().__init__(*arguments, **options)
        self.fields["reason"].required = needs_reason
        self.fields["reason"].error_messages["required"] = NO_REASON
        self.content_version = content_version

    def clean_seen(self) -> int:
        seen = self.cleaned_data["seen"]
        if seen != self.content_version:
            raise forms.ValidationError(CHANGED)
        return seen


@require_http_methods(["GET", "HEAD", "POST"])
def publish_year(request: HttpRequest, code: str, year: int) -> HttpResponse:
    plan = _plan_to_publish(request, code)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404
    found = preview(plan, fiscal_year=year)
    form = PublishForm(
        request.POST or None,
        needs_reason=found.needs_reason,
        content_version=plan.content_version,
        initial={"seen": plan.content_version},
    )
    is_sent = request.method == "POST"
    refused = found.refusal if is_sent else None
    if is_sent and refused is None and form.is_valid():
        try:
            _publish(request, plan, year, **form.cleaned_data)
        except NotPublishable as error:
            refused = error.sentence
        else:
            return redirect("publish-year", code=code, year=year)
    context = {
        **admin.site.each_context(request),
        "title": _("Publish %(year)s") % {"year": year_label(year)},
        "plan": plan,
        "year": year,
        "preview": found,
        "groups": grouped(found.differences),
        "left_out": left_out(plan, fiscal_year=year),
        "form": form,
        "refused": refused,
    }
    status = 409 if is_sent else 200
    return TemplateResponse(request, "admin/publish_year.html", context, status=status)


def _plan_to_publish(request: HttpRequest, code: str) -> Plan:
    """404 for plans of others; whoever may not publish this one is refused."""
    rows = Plan.objects.visible_to(request.user, on=localdate())
    rows = in_offices(rows, request, organization_path="organization")
    plan = get_object_or_404(rows.select_related("organization"), code=code)
    if not allowed(request, Action.CONFIRM, plan):
        raise PermissionDenied
    return plan


def _publish(
    request: HttpRequest, plan: Plan, year: int, *, reason: str, seen: int
) -> None:
    with transaction.atomic():
        publication = publish(plan, year, user=request.user, reason=reason, seen=seen)
        audit.record(
            AuditAction.PUBLICATION,
            user=request.user,
            organization=plan.organization,
            plan_code=plan.code,
            thing=publication,
            detail=reason,
            address=address_of(request),
        )
    messages.success(
        request,
        _("%(year)s was published as version %(version)d.")
        % {"year": year_label(year), "version": publication.version},
    )
