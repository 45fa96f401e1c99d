"""Makes and changes API keys with Django and djangorestframework-api-key themselves, in a SQLite database.

django-keys.py DATABASE make            makes the tables and some keys, and tells them as JSON
django-keys.py DATABASE revoke PREFIX   as the admin site does
django-keys.py DATABASE delete PREFIX
django-keys.py DATABASE check           tells for each key that it reads, one a line, whether Django lets it in
"""

import json
import sys
from datetime import timedelta
from importlib.metadata import version

import django
from django.conf import settings

settings.configure(
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "rest_framework_api_key"],
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": sys.argv[1]}},
    USE_TZ=True,
    TIME_ZONE="Asia/Kolkata",
)
django.setup()

from django.contrib.auth.hashers import PBKDF2PasswordHasher, make_password  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.utils import timezone  # noqa: E402
from rest_framework_api_key.models import APIKey  # noqa: E402

NAMES = ["ci", "partner — “Zürich”", "日本語のキー", "emoji 🔑", "a" * 50, "O'Brien; DROP TABLE--", "<script>alert(1)</script>", "  spaces  "]


def make():
    call_command("migrate", verbosity=0)
    now = timezone.now()
    made = [create(name) for name in NAMES]
    made += [create(f"expires {days} d", now + timedelta(days=days), days) for days in (1, 3650, -1, -400)]
    made += [revoked(f"revoked {i}") for i in range(3)]
    made += [slow(f"made before 3.0 no {i}") for i in range(3)]
    print(json.dumps({
        "made_by": f"djangorestframework-api-key {version('djangorestframework-api-key')}, Django {django.__version__}",
        "made_at": now.isoformat(),
        "keys": made,
    }))


def create(name, expiry=None, days=None):
    row, key = APIKey.objects.create_key(name=name, expiry_date=expiry)
    told = {
        "table": "rest_framework_api_key_apikey",
        "prefix": row.prefix,
        "name": name,
        "key": key,
        "accepted_by_django": APIKey.objects.is_valid(key),
        "hash": "sha512",
    }
    return told if days is None else {**told, "expiry_days_from_creation": days}


def revoked(name):
    told = create(name)
    revoke(told["prefix"])
    return {**told, "accepted_by_django": APIKey.objects.is_valid(told["key"]), "revoked": True}


def slow(name):
    """What versions before 3.0 kept: the hash of Django's default password hasher."""
    told = create(name)
    hashed = make_password(told["key"], hasher=PBKDF2PasswordHasher())
    APIKey.objects.filter(prefix=told["prefix"]).update(hashed_key=hashed)
    return {**told, "hash": "pbkdf2_sha256"}


def revoke(prefix):
    row = APIKey.objects.get(prefix=prefix)
    row.revoked = True
    row.save()


def check():
    for line in sys.stdin:
        print("yes" if APIKey.objects.is_valid(line.strip()) else "no")


command = sys.argv[2]
if command == "make":
    make()
elif command == "revoke":
    revoke(sys.argv[3])
elif command == "delete":
    APIKey.objects.get(prefix=sys.argv[3]).delete()
elif command == "check":
    check()
else:
    sys.exit(f"there is no command {command}")
