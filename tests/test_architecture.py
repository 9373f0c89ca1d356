"""The house: which way arrows point, what is shipped, what stands where."""

from __future__ import annotations

import ast
import tomllib
from pathlib import Path

import pytest

#: What a folder may import besides itself, as the design draws it.
ARROWS = {
    "seeds": set(),
    "features": {"seeds"},
    "models": {"features", "seeds"},
    "reports": {"features", "seeds"},
    "pipeline": {"reports", "models", "features", "seeds"},
}


def imports(path: Path, root: Path) -> set[str]:
    """The top-level folders that a module imports relatively."""
    depth = len(path.relative_to(root).parts) - 1
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert not (node.module or "").startswith("newsassay"), path
            if node.level == depth + 1:
                modules = [node.module] if node.module else [a.name for a in node.names]
                found |= {m.split(".")[0] for m in modules}
        elif isinstance(node, ast.Import):
            assert not any(a.name.startswith("newsassay") for a in node.names), path
    return found


@pytest.mark.parametrize("folder", ARROWS)
def test_arrows_point_one_way(root: Path, folder: str) -> None:
    modules = list((root / folder).rglob("*.py"))
    assert modules
    for path in modules:
        wrong = imports(path, root) - ARROWS[folder] - {folder}
        assert not wrong, f"{path.relative_to(root)} imports {sorted(wrong)}"


def test_the_arrows_test_sees_an_import(root: Path) -> None:
    assert imports(root / "pipeline" / "batch.py", root) == {"features", "models"}


def test_every_folder_with_code_is_shipped(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["setuptools"]["packages"]
    folders = {
        path.parent.relative_to(root)
        for folder in ARROWS
        for path in (root / folder).rglob("__init__.py")
    }
    there = {"newsassay", *(".".join(("newsassay", *f.parts)) for f in folders)}
    assert sorted(listed) == sorted(there)


def test_no_module_stands_at_the_root(root: Path) -> None:
    assert [p.name for p in root.glob("*.py")] == ["__init__.py"]


def test_modules_are_short_enough_to_read(root: Path) -> None:
    long = {
        str(path.relative_to(root)): n
        for folder in ARROWS
        for path in (root / folder).rglob("*.py")
        if (n := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
