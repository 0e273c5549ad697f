"""Bad requests to every address by everybody: how many were sent, and what came back."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from django.test import override_settings
from django.urls import get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.row import Row
from tests.people import make_cast
from tests.web.bad_requests import BadSite
from tests.web.morning import dawns
from tests.web.rights import addresses

REQUESTS: Final = 20_000


def sent(many: int = REQUESTS) -> Iterator[Row]:
    """The faults of the answers, none of which may be there; prints the answers by kind."""
    cast = make_cast()
    dawns(cast)
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        bad_site = BadSite(cast, tuple(addresses(get_resolver().url_patterns)))
        answers, faults = _all(bad_site, many)
    for kind in sorted({kind for kind, _ in answers}):
        by_status = {status: n for (of, status), n in sorted(answers.items()) if of == kind}
        told = "  ".join(f"{status}xx {n}" for status, n in by_status.items())
        print(f"{kind:48} {sum(by_status.values()):6}  {told}")
    for fault, times in faults.most_common():
        print(f"{times} x {fault}")
    yield Row("bad requests: answers with a fault", faults.total(), 0, "answers")
    yield Row("bad requests still to be sent", max(many - answers.total(), 0), 0, "requests")


def _all(bad_site: BadSite, many: int) -> tuple[Counter[tuple[str, int]], Counter[str]]:
    """How often each kind had an answer of each class, and how often each fault was found."""
    answers: Counter[tuple[str, int]] = Counter()
    faults: Counter[str] = Counter()

    @settings(
        max_examples=many,
        database=None,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def each(data: st.DataObject) -> None:
        bad = data.draw(bad_site.requests())
        status, wrong = bad_site.sent(bad)
        answers[bad.kind.value, status // 100] += 1
        faults.update(f"{bad.address} for {bad.who}, {bad.kind}: {one}" for one in wrong)

    each()
    return answers, faults
