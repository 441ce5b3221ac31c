"""docs/session-file.md says what the code says: every problem code, every key, and examples that run."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from gcm_moderator import agenda
from gcm_moderator.agenda import source
from tests.unit.agenda.support import load_text

pytestmark = pytest.mark.not_for_mutants
"""It reads the source, which mutation puts another in the place of."""
PAGE = (Path(__file__).resolve().parents[3] / "docs" / "session-file.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
CODE_ROW = re.compile(r"^\| `([a-z-]+)` \| (error|warning) \|", re.MULTILINE)


def codes_in(module: ast.Module) -> Iterator[tuple[str, str]]:
    """Each code that a module gives to `error` or `warning`, with that severity."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("error", "warning"):
            given = node.args[0]
            if isinstance(given, ast.Name):
                found = set(assigned(module, given.id))
                assert found, f"nothing is assigned to {given.id}, line {given.lineno}"
            else:
                assert isinstance(given, ast.Constant), f"line {given.lineno} gives a code that cannot be read off"
                found = {given.value}
            yield from ((str(code), node.func.id) for code in found)


def assigned(module: ast.Module, name: str) -> Iterator[object]:
    """The constants that may be in a variable: assigned in a tuple, or taken from a table of tuples."""
    tables = {
        target.id: node.value.values
        for node in module.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(module):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Tuple):
            continue
        names = [target.id for target in node.targets[0].elts if isinstance(target, ast.Name)]
        if name not in names:
            continue
        rows: list[ast.expr] = [node.value]
        if isinstance(node.value, ast.Subscript) and isinstance(node.value.value, ast.Name):
            rows = tables[node.value.value.id]
        for row in rows:
            assert isinstance(row, ast.Tuple)
            constant = row.elts[names.index(name)]
            assert isinstance(constant, ast.Constant)
            yield constant.value


def test_every_problem_code_is_documented_with_its_severity_and_no_other() -> None:
    folder = Path(str(agenda.__file__)).parent
    in_code = {
        found
        for path in folder.glob("*.py")
        if path.name != "problems.py"
        for found in codes_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    documented = CODE_ROW.findall(PAGE)
    assert sorted(documented) == sorted(in_code)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_every_example_runs_without_a_problem(tmp_path: Path, example: str) -> None:
    loaded = load_text(tmp_path, example)
    assert loaded.problems == ()
    assert loaded.session is not None


def test_the_last_example_has_every_key() -> None:
    structs = [
        value for value in vars(source).values() if isinstance(value, type) and value.__module__ == source.__name__
    ]
    keys = {
        field.encode_name
        for struct in structs
        if issubclass(struct, msgspec.Struct)
        for field in msgspec.structs.fields(struct)
    }
    written = set(re.findall(r"^[ -]*([a-z-]+):", EXAMPLES[-1], re.MULTILINE))
    assert written == keys
