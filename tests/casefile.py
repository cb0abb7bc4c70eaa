"""Case files: title, input and expected, each closed by a line with a single dot."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True)
class Case:
    file: str
    line: int
    title: str
    input: str
    expected: str

    @property
    def name(self) -> str:
        return f"{self.file}:{self.line} {self.title}"


def cases_in(folder: str) -> list[Case]:
    """Every case of every file in ``tests/cases/<folder>``, in file order."""
    return [case for file in sorted((CASES / folder).glob("*.md")) for case in _cases(file)]


def _cases(file: Path) -> list[Case]:
    found: list[Case] = []
    parts: list[list[str]] = [[]]
    start = 0
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), start=1):
        if line != ".":
            parts[-1].append(line)
            continue
        if len(parts) == 1:
            start = number
        parts.append([])
        if len(parts) == 4:
            title, text, expected = ("\n".join(part) for part in parts[:3])
            found.append(Case(file.name, start, title.strip().splitlines()[-1], text, expected))
            parts = [[]]
    return found
