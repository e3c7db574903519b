"""What gunicorn serves: ``gunicorn kpitracker.wsgi``."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from kpitracker import environment

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpitracker.settings")

if settings.DEBUG:
    raise environment.stop(
        "DEBUG", "must be False here: a server never shows its insides to visitors."
    )
if not (settings.STATIC_ROOT / "staticfiles.json").exists():
    raise environment.stop(
        "STATIC_ROOT", "holds no static files yet: run manage.py collectstatic."
    )

application = get_wsgi_application()

# What is loaded now stays; a page makes tens of thousands of small things that go by
# themselves, and looking through them all at every 700th made it a tenth slower.
gc.freeze()
gc.set_threshold(50_000, 20, 100)
