"""Each module is a command of `django-admin`."""
