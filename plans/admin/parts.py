"""The admin of rows inside a plan: first the plan is chosen, then the rest."""

from urllib.parse import urlencode

from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from plans.admin.base import ScopedAdmin
from plans.admin.forms import RefusableForm
from plans.desks import everywhere, wholly
from plans.models import Plan


class PartForm(RefusableForm):
    """A row that belongs to the plan of its page from the start."""

    def __init__(self, *arguments, **options) -> None:
        super().__init__(*arguments, **options)
        if self.instance._state.adding:
            self.instance.plan = self.request.plan_of_form


class PartAdmin(ScopedAdmin):
    """A part is added to a plan and stays there; all it points to is of that plan."""

    form = PartForm

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "plan"]

    def plan_of_form(self, request, obj):
        return obj.plan if obj else self._chosen_plan(request)

    def add_view(self, request, form_url="", extra_context=None):
        if not self.has_add_permission(request) or self._chosen_plan(request):
            return super().add_view(request, form_url, extra_context)
        plans = self._plans(request)
        if len(plans) == 1:
            return HttpResponseRedirect(f"?{self._with(request, plans[0])}")
        context = {
            **self.admin_site.each_context(request),
            "title": _("Add %(what)s: choose the plan")
            % {"what": self.opts.verbose_name},
            "opts": self.opts,
            "choices": [(plan, self._with(request, plan)) for plan in plans],
        }
        return TemplateResponse(request, "admin/choose_plan.html", context)

    def response_add(self, request, obj, post_url_continue=None):
        response = super().response_add(request, obj, post_url_continue)
        if "_addanother" in request.POST and response.status_code == 302:
            return HttpResponseRedirect(f"?{self._with(request, obj.plan)}")
        return response

    def _chosen_plan(self, request) -> Plan | None:
        code = request.GET.get("plan")
        return next((it for it in self._plans(request) if it.code == code), None)

    def _plans(self, request) -> list[Plan]:
        plans = Plan.objects.select_related("organization")
        if everywhere(request):
            return list(plans)
        return list(plans.filter(organization__in=wholly(request, self.writing)))

    def _with(self, request, plan: Plan) -> str:
        return urlencode({**request.GET.dict(), "plan": plan.code})
