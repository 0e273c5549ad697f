"""What the surroundings tell the server: each setting is explained, and a wrong one says so."""

import re
from pathlib import Path

import pytest

from soepel.server.environment import SETTINGS, Environment, Missing

SECRET = "s3cret-word"
URL = f"postgresql://soepel:{SECRET}@db.example.org:5433/practice?sslmode=require"


def test_the_page_about_deploying_has_each_setting_and_no_other(root: Path) -> None:
    page = (root / "docs/how-to/deploy.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `(\w+)` \| (.+?) \|", page, re.MULTILINE))
    assert rows == SETTINGS


def test_no_setting_is_read_that_is_not_listed(root: Path) -> None:
    """By the server, that is: the command line has one of its own, for its language."""
    read = set()
    for path in (root / "src/soepel/server").rglob("*.py"):
        read |= set(
            re.findall(
                r'"(SOEPEL_[A-Z_]+|DATABASE_URL|DATABASE_OWNER_URL)"', path.read_text("utf-8")
            )
        )
    assert read == set(SETTINGS)


@pytest.mark.parametrize("name", ["DATABASE_URL", "SOEPEL_SECRET_KEY", "SOEPEL_HOSTS"])
def test_what_is_needed_and_missing_is_told_with_its_meaning(name: str) -> None:
    for given in ({}, {name: ""}):
        with pytest.raises(Missing, match=f"{name} is not set"):
            Environment(given).needed(name)


def test_a_secret_that_is_too_short_is_refused_and_not_repeated() -> None:
    with pytest.raises(Missing, match="has 11 characters") as missing:
        _ = Environment({"SOEPEL_SECRET_KEY": SECRET}).secret
    assert SECRET not in str(missing.value)
    assert Environment({"SOEPEL_SECRET_KEY": "x" * 32}).secret == "x" * 32


def test_the_database_is_read_from_its_address() -> None:
    database = Environment({"DATABASE_URL": URL}).database
    assert database["ENGINE"] == "django.db.backends.postgresql"
    named = {key: database[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")}
    assert named == {
        "NAME": "practice",
        "USER": "soepel",
        "PASSWORD": SECRET,
        "HOST": "db.example.org",
        "PORT": "5433",
    }
    assert database["OPTIONS"]["sslmode"] == "require"


@pytest.mark.parametrize("wrong", [f"soepel {SECRET}", f"{URL}&colour=green"])
def test_an_address_that_cannot_be_read_is_told_without_its_password(wrong: str) -> None:
    with pytest.raises(Missing, match="DATABASE_URL cannot be read") as missing:
        _ = Environment({"DATABASE_URL": wrong}).database
    assert SECRET not in str(missing.value)
    assert missing.value.__suppress_context__


def test_a_site_answers_to_its_own_names() -> None:
    named = Environment({"SOEPEL_HOSTS": " soepel.example.org, www.example.org,,"})
    assert named.hosts == ["soepel.example.org", "www.example.org"]


def test_passkeys_belong_to_the_first_name() -> None:
    for hosts in ("soepel.example.org, www.example.org", ".soepel.example.org"):
        assert Environment({"SOEPEL_HOSTS": hosts}).passkey_domain == "soepel.example.org"
    assert Environment({"SOEPEL_DEMO": "1"}).passkey_domain == ""


@pytest.mark.parametrize("hosts", ["192.0.2.7", ",", "192.0.2.7,soepel.example.org"])
def test_a_site_without_a_name_is_refused_since_it_can_have_no_passkeys(hosts: str) -> None:
    with pytest.raises(Missing, match="SOEPEL_HOSTS begins with"):
        _ = Environment({"SOEPEL_HOSTS": hosts}).passkey_domain


def test_the_demo_answers_to_this_machine_alone() -> None:
    demo = Environment({"SOEPEL_DEMO": "1", "SOEPEL_HOSTS": "soepel.example.org"})
    assert demo.hosts == ["localhost", "127.0.0.1", "[::1]"]
    for other in ("", "0", "true", "yes"):
        assert not Environment({"SOEPEL_DEMO": other}).demo


def test_the_mail_server_is_read_from_its_address() -> None:
    signing_in = Environment({"SOEPEL_SMTP": "smtp://me%40example.org:p%3Aw@mail.example.org"}).mail
    assert signing_in == {
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_PORT": 587,
        "EMAIL_HOST_USER": "me@example.org",
        "EMAIL_HOST_PASSWORD": "p:w",
        "EMAIL_USE_TLS": True,
        "EMAIL_TIMEOUT": 10,
    }
    here = Environment({}).mail
    assert (here["EMAIL_HOST"], here["EMAIL_PORT"], here["EMAIL_USE_TLS"]) == (
        "localhost",
        25,
        False,
    )


@pytest.mark.parametrize("wrong", ["mail.example.org:587", "https://mail.example.org", "smtp://"])
def test_an_address_that_names_no_mail_server_is_refused(wrong: str) -> None:
    with pytest.raises(Missing, match="SOEPEL_SMTP names no server"):
        _ = Environment({"SOEPEL_SMTP": wrong}).mail


def test_a_setting_that_is_not_listed_is_a_slip_of_ours() -> None:
    with pytest.raises(KeyError):
        Environment({}).text("SOEPEL_COLOUR", "green")
