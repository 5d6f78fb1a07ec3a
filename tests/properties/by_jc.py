"""What jc, another reader of listings by other people, reads in the golden listings: into jc.json, which jc.rs compares with.

    python3 -m venv target/jc
    target/jc/bin/pip install jc==1.26.1
    target/jc/bin/python tests/properties/by_jc.py

jc takes the first line for the header and every other one for a row. So it is given a listing from its header on, and only
counts where every row then has a number as its process id.
"""

import importlib.metadata
import json
import pathlib

import jc

here = pathlib.Path(__file__).parent
found = {}
for path in sorted((here.parent / "cases/ps").glob("*.txt")):
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next((at for at, line in enumerate(lines) if "PID" in line.split()), None)
    if first is None:
        continue
    try:
        rows = jc.parse("ps", "\n".join(lines[first:]) + "\n", quiet=True)
    except Exception:
        continue
    if rows and all(isinstance(row.get("pid"), int) for row in rows):
        value = lambda row, names: next((str(row[name]) for name in names if row.get(name) is not None), None)
        found[path.name] = [
            [row["pid"], value(row, ("user", "uid", "euser", "ruser")), value(row, ("command", "cmd", "args", "comm"))]
            for row in rows
        ]
rows = sum(map(len, found.values()))
versions = importlib.metadata.version("jc")
lines = ",\n".join(f"    {json.dumps(name)}: {json.dumps(rows, ensure_ascii=False)}" for name, rows in found.items())
(here / "jc.json").write_text(f'{{\n  "jc": "{versions}",\n  "listings": {{\n{lines}\n  }}\n}}\n', encoding="utf-8")
print(f"{len(found)} listings, {rows} rows")
