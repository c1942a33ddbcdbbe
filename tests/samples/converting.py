"""`python -m tests.samples.converting`: the samples saved in other formats by LibreOffice must give the same report.

It converts both sample regions and the school return into .xls, .ods and .zip of .csv, judges them beside the
originals, and prints what differs. With `--keep` the few files of `KEPT`, which the tests read, are written again.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import load_workbook

from pdvalidate import api
from pdvalidate.messages import Catalogue
from pdvalidate.reports.programs.json_report import document

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "sample_sheets"
FORMATS = Path(__file__).parent / "formats"
KEPT = (
    "faulty/binh-duong.xls",
    "faulty/vinh-long.xls",
    "faulty/lam-dong.ods",
    "faulty/ba-ria-vung-tau.ods",
    "faulty/ninh-thuan.zip",
    "school-return/hoa-sen.xls",
    "school-return/hoa-sen.zip",
)
"""Error cells, texts and dates where numbers belong, percents, numbers with a dot: the files with these faults."""
_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
_SUFFIX = re.compile(r"\.(xlsx|xls|ods|zip)\b")


def report(files: Sequence[Path]) -> list[str]:
    """The JSON report of some files, in lines, without what tells the files and their formats apart."""
    judged = document(api.check(files, api.load_library([ROOT / "schemas"])), Catalogue("en"))
    text = _SUFFIX.sub("", json.dumps(judged, ensure_ascii=False, indent=1, sort_keys=True))
    for folder in {str(file.parent) for file in files}:
        text = text.replace(folder, "")
    return re.sub(r'"sha256": "[0-9a-f]*"', "", text).splitlines()


def differences(files: Iterable[Path], originals: Iterable[Path]) -> list[str]:
    """The lines in which two reports differ."""
    return list(unified_diff(report(list(originals)), report(list(files)), lineterm="", n=0))


def convert(originals: Sequence[Path], kind: str, folder: Path) -> list[Path]:
    """Save workbooks in another format; the sheets of one in .csv become an archive, in their order."""
    office, profile = shutil.which("soffice") or "soffice", f"-env:UserInstallation=file://{folder}/profile"
    wanted = _CSV if kind == "zip" else kind
    command = [office, "--headless", profile, "--convert-to", wanted, "--outdir", str(folder), *map(str, originals)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - a tool for developers
    if kind == "zip":
        for original in originals:
            _archive(original, folder)
    return [folder / f"{original.stem}.{kind}" for original in originals]


def _archive(original: Path, folder: Path) -> None:
    names = load_workbook(original, read_only=True).sheetnames
    with zipfile.ZipFile(folder / f"{original.stem}.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            one = folder / f"{original.stem}-{name}.csv"
            sheet = one if one.exists() else folder / f"{original.stem}.csv"
            entry = zipfile.ZipInfo(f"{name}.csv", (2023, 1, 15, 8, 0, 0))
            archive.writestr(entry, sheet.read_bytes(), zipfile.ZIP_DEFLATED)


def main(keep: bool) -> None:
    """Convert everything and print in how many lines the reports differ, and which cells are told otherwise."""
    for part in ("southern-region-2022", "faulty", "school-return"):
        originals = sorted((SAMPLES / part).glob("*.xlsx"))
        for kind in ("xls", "ods", "zip"):
            with TemporaryDirectory() as folder:
                files = convert(originals, kind, Path(folder))
                found = differences(files, originals)
                print(f"{part} as .{kind}: {len(files)} files, {len(found)} lines differ")
                print(*_cells(found), sep="", end="")
                for file in files if keep else ():
                    if f"{part}/{file.name}" in KEPT:
                        shutil.copy(file, FORMATS / part / file.name)


def _cells(found: Sequence[str]) -> Iterable[str]:
    """The findings and files among lines that differ."""
    named = {line for line in found if '"rule"' in line or '"file"' in line}
    return [f"    {line}\n" for line in sorted(named)]


if __name__ == "__main__":
    main(keep="--keep" in sys.argv)
