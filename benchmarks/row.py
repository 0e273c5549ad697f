"""A measured value beside its target."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table: at most so much is right."""

    name: str
    value: float
    most: float
    unit: str
    note: str = ""

    @property
    def passed(self) -> bool:
        return self.value <= self.most

    def __str__(self) -> str:
        verdict = "pass" if self.passed else "FAIL"
        return (
            f"{self.name:52} {self.value:10.2f} {self.unit:10} at most {self.most:8.2f}  "
            f"{verdict}  {self.note}"
        )
