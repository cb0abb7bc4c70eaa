"""What is installed: a wheel with the themes and the runtime inside, and a command."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made as a package index's client makes it, without asking any index."""
    pytest.importorskip("hatchling")
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path, *endings: str) -> set[str]:
    found = (f for f in folder.rglob("*") if f.is_file() and f.name.endswith(endings))
    return {f.relative_to(folder).as_posix() for f in found if "__pycache__" not in f.parts}


def test_the_wheel_has_every_theme_with_its_fonts_and_licences(wheel: Path) -> None:
    wanted = files_below(ROOT / "themes", ".toml", ".css", ".jinja", ".woff2", ".txt")

    assert wanted
    assert set() == {f"deckgen/themes/{name}" for name in wanted} - names(wheel)


def test_the_wheel_has_the_runtime_and_what_new_writes(wheel: Path) -> None:
    wanted = {f"runtime/{n}" for n in files_below(ROOT / "deckgen/runtime", ".js", ".css", ".txt")}
    wanted |= {f"cli/templates/{n}" for n in files_below(ROOT / "deckgen/cli/templates", "")}

    assert set() == {f"deckgen/{name}" for name in wanted} - names(wheel)


def test_the_wheel_has_the_licence_and_no_tests(wheel: Path) -> None:
    found = names(wheel)

    assert any(name.endswith("licenses/LICENSE") for name in found)
    assert set() == {name for name in found if name.startswith(("tests/", "bench/", "talks/"))}


def test_an_unpacked_wheel_builds_a_talk(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    (tmp_path / "talk.md").write_text("---\ntheme: cacao\n---\n# One\n", encoding="utf-8")

    code = "import sys; sys.path.insert(0, 'site'); from deckgen.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; import deckgen; print(deckgen.__file__)", "build"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )

    assert str(tmp_path / "site") in done.stdout
    assert 'data-theme="cacao"' in (tmp_path / "build/talk.html").read_text(encoding="utf-8")


def test_the_command_is_installed_under_its_name() -> None:
    scripts = metadata.entry_points(group="console_scripts", name="deckgen")

    assert ["deckgen.__main__:script"] == [script.value for script in scripts]


def test_every_dependency_has_a_lower_bound() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert [] == [name for name in project["dependencies"] if ">=" not in name]
    assert ">=3.11" == project["requires-python"]
