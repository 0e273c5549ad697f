"""What the web server runs."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "soepel.server.settings")
application = get_wsgi_application()

# Everything is read before the first person comes, and what stays for good is kept out of the
# collector's rounds: they made one page in twenty wait.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
