"""Every source that content may name, by key: those of the core, and those no rule rests on."""

from collections.abc import Mapping
from types import MappingProxyType, ModuleType
from typing import Final

from soepel.core.evidence import Source, guidelines, pain_monitoring, performance_tests, programmes
from soepel.library import education_sources


def _sources_in(module: ModuleType) -> dict[str, Source]:
    return {found.key: found for found in vars(module).values() if isinstance(found, Source)}


SOURCES: Final[Mapping[str, Source]] = MappingProxyType(
    {
        key: source
        for module in (
            guidelines,
            programmes,
            pain_monitoring,
            performance_tests,
            education_sources,
        )
        for key, source in _sources_in(module).items()
    }
)
