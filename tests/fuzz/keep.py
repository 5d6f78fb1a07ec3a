"""Keeps of each target's corpus the few texts that reach most: into tests/regressions, which the ordinary tests read.

    cd tests
    cargo +nightly fuzz build --fuzz-dir fuzz -s none
    python3 fuzz/keep.py fuzz/target/x86_64-unknown-linux-gnu/release fuzz/corpus

Each corpus is merged first, which leaves a text for each thing that any of them reaches; of these the ones that reach most for their
length are taken, one after the other, up to MOST texts.
"""

import pathlib
import shutil
import subprocess
import sys
import tempfile

MOST = 28
LONGEST = 1500

programs, corpora = map(pathlib.Path, sys.argv[1:3])
regressions = pathlib.Path(__file__).parent.parent / "regressions"


def merge(target, corpus, into, control):
    run = [programs / target, "-merge=1", "-timeout=10", f"-merge_control_file={control}", into, corpus]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def reached(control):
    """What each text reaches, as libFuzzer's control file has it: a count, a line, the files, and `FT number feature …`."""
    lines = control.read_text(errors="replace").splitlines()
    count = int(lines[0])
    files = lines[2 : 2 + count]
    features = (line.split() for line in lines[2 + count :] if line.startswith("FT "))
    return {pathlib.Path(files[int(number)]): set(found) for _, number, *found in features}


for corpus in sorted(path for path in corpora.iterdir() if path.is_dir()):
    with tempfile.TemporaryDirectory() as place:
        place = pathlib.Path(place)
        (place / "all").mkdir(), (place / "again").mkdir()
        merge(corpus.name, corpus, place / "all", place / "first")
        merge(corpus.name, place / "all", place / "again", place / "second")
        left = {path: found for path, found in reached(place / "second").items() if path.stat().st_size <= LONGEST}
        kept = regressions / corpus.name
        kept.mkdir(exist_ok=True)
        for old in kept.glob("corpus-*"):
            old.unlink()
        seen = set()
        for number in range(1, MOST + 1):
            worth = lambda path: len(left[path] - seen) / (200 + path.stat().st_size)
            best = max(left, key=worth, default=None)
            if best is None or not left[best] - seen:
                break
            seen |= left.pop(best)
            shutil.copy(best, kept / f"corpus-{number:02}")
        print(corpus.name, len(seen), "reached")
