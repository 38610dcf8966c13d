"""`charter diff`, `lint` and `docs` as programs: what they print and how they end."""
import json
import os
import pathlib
import subprocess

import pytest

CHARTER = os.environ["CHARTER_BINARY"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def charter(*arguments, text="", directory=None):
    return subprocess.run(
        [CHARTER, *map(str, arguments)], input=text, capture_output=True, text=True, timeout=60, cwd=directory)


@pytest.fixture
def files(tmp_path):
    (tmp_path / "old.graphql").write_text("type Query { a: Int b: E } enum E { A }")
    (tmp_path / "new.graphql").write_text("type Query { b: E c: Int } enum E { A B }")
    (tmp_path / "bad.graphql").write_text("type Query {\n  a: Nope\n}")
    return tmp_path


def test_diff(files):
    ended = charter("diff", files / "old.graphql", files / "new.graphql")
    assert ended.returncode == 1
    assert json.loads(ended.stdout) == {"changes": [
        {"severity": "breaking", "type": "FIELD_REMOVED", "description": "Query.a was removed."},
        {"severity": "dangerous", "type": "VALUE_ADDED_TO_ENUM", "description": "B was added to enum type E."}]}
    ended = charter("diff", "--format", "text", "--fail-on", "never", "-", files / "new.graphql", text="type Query { b: E } enum E { A B }")
    assert ended.returncode == 0
    assert ended.stdout.splitlines() == [
        "safe: Int: Int was added. (TYPE_ADDED)", "safe: Query.c: Query.c was added. (FIELD_ADDED)",
        "0 breaking, 0 dangerous, 0 unrated, 2 safe"]


def test_diff_of_broken_schemas(files):
    ended = charter("diff", files / "bad.graphql", files / "new.graphql")
    assert ended.returncode == 2
    assert json.loads(ended.stdout) == {"errors": [{"message": 'Unknown type "Nope".', "locations": [{"line": 2, "column": 6}]}]}
    assert ended.stderr == f'{files / "bad.graphql"}:2:6: error: Unknown type "Nope".\n'


def test_lint_reads_its_configuration_from_the_working_directory(files):
    (files / "s.graphql").write_text('"q" type Query { "a" A: Int b: [Int!]! }')
    ended = charter("lint", "s.graphql", directory=files)
    assert ended.returncode == 1
    assert ended.stdout.splitlines() == [
        's.graphql:1:22: error: The field name "A" should be in camelCase, such as "a". (field-names)',
        "s.graphql:1:29: warning: The field Query.b has no description. Say above it what it is for. (field-descriptions)"]
    (files / ".charter-lint.json").write_text('{"rules": {"field-names": "off", "field-descriptions": "off"}}')
    ended = charter("lint", "s.graphql", directory=files)
    assert ended.returncode == 0 and ended.stdout == ""
    (files / ".charter-lint.json").write_text('{"rules": {"field-name": "off"}}')
    ended = charter("lint", "s.graphql", directory=files)
    assert ended.returncode == 2
    assert ended.stderr == '.charter-lint.json:1:12: error: There is no rule "field-name". Did you mean "field-names"?\n'


def test_our_own_schema_passes():
    ended = charter("lint", "--max-warnings", "0", "Schema", directory=ROOT)
    assert ended.returncode == 0 and ended.stdout == "", ended.stdout


def test_docs(files):
    ended = charter("docs", ROOT / "Schema", "--output", files / "site", "--title", "Charter")
    assert ended.returncode == 0 and ended.stdout == ""
    page = (files / "site" / "index.html").read_text()
    assert 'id="Query.aiResponse(prompt:)"' in page and "<title>Charter</title>" in page
    assert charter("docs", files / "new.graphql", "--output", "-").stdout.startswith("<!doctype html>")
    assert charter("docs", files / "bad.graphql", "--output", files / "other").returncode == 2
    assert not (files / "other").exists()


def test_help_lists_every_command():
    listed = charter("--help").stdout
    for command in ["serve", "mock", "validate", "parse", "execute", "introspect", "print-schema", "diff", "lint", "docs", "batch"]:
        assert f"\n  {command}" in listed, command
        assert charter(command, "--help").returncode == 0
