"""Reads the folder of a finished run: lists and dicts, or frames of pandas. One file, Python 3.9 or later.

    import narrows
    run = narrows.Run("runs/real-raters/b751ad63bf81")
    run.points[0]["risk_mean"], run.cells[0]["floors"]["floor_meta_converse_mixture_per_context"]["value"]
    run.frame("points")        # with pandas

Numbers are numbers, undefined ones None (NaN in a frame). Files that a large run compresses are read as they are.
"""
import csv
import gzip
import json
from pathlib import Path


class Run:
    """A folder with points.csv, points.json, checks.csv and manifest.json; each is read when it is first asked for."""

    def __init__(self, folder):
        self.folder = Path(folder)
        if not (self.folder / "manifest.json").is_file():
            raise FileNotFoundError(f"{self.folder}: no folder of a finished run: manifest.json is missing")
        self._read = {}

    @property
    def manifest(self):
        """Versions, command, machine, times, sizes and sums of the files."""
        return self._once("manifest", lambda: json.loads(self._text("manifest.json")))

    @property
    def scenario(self):
        """The scenario with all its defaults: text of YAML."""
        return self._once("scenario", lambda: self._text("scenario.resolved.yaml"))

    @property
    def points(self):
        """A dict for each cell: the columns of points.csv."""
        return self._once("points", lambda: self._rows("points.csv"))

    @property
    def checks(self):
        """A dict for each cell and bound: the columns of checks.csv."""
        return self._once("checks", lambda: self._rows("checks.csv"))

    @property
    def cells(self):
        """A dict for each cell of points.json; its floors and ceilings by their names, without those it has not."""
        return self._once("cells", self._cells)

    def frame(self, what="points"):
        """points or checks as a DataFrame."""
        import pandas
        return pandas.DataFrame(getattr(self, what))

    def _once(self, name, read):
        if name not in self._read:
            self._read[name] = read()
        return self._read[name]

    def _text(self, name):
        packed = self.folder / (name + ".gz")
        if packed.is_file():
            with gzip.open(packed, "rt", encoding="utf-8", newline="") as file:
                return file.read()
        return (self.folder / name).read_text(encoding="utf-8")

    def _rows(self, name):
        return [{key: _value(text) for key, text in row.items()}
                for row in csv.DictReader(self._text(name).splitlines(keepends=True))]

    def _cells(self):
        whole = json.loads(self._text("points.json"))
        for cell in whole["cells"]:
            for kind in ("floors", "ceilings"):
                if kind in cell:
                    cell[kind] = _by_name(whole[kind], cell[kind])
        return whole["cells"]


def _by_name(names, columns):
    """Columns beside a list of names, as a dict for each name that has a value."""
    rows = {name["bound"]: {key: values[i] for key, values in columns.items()} for i, name in enumerate(names)}
    return {name: row for name, row in rows.items() if row["value"] is not None}


def _value(text):
    if text == "":
        return None
    if text in ("true", "false"):
        return text == "true"
    try:
        return int(text)
    except ValueError:
        try:
            return float(text)
        except ValueError:
            return text
