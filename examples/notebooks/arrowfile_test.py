"""Tests of arrowfile: `python3 -m unittest arrowfile_test.py` in this folder. They need Go, numpy and pandas."""

import json
import pathlib
import subprocess
import tempfile
import unittest

import numpy as np
import pandas as pd

import arrowfile

MODULE = pathlib.Path(__file__).resolve().parents[2]


def run(*command):
    subprocess.run(["go", "run", *command], cwd=MODULE, check=True, capture_output=True)


class WrittenByTheLibrary(unittest.TestCase):
    """A table that the library wrote as Arrow and as CSV: what pandas reads of the CSV is what is wanted."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.out = pathlib.Path(folder.name)
        run("./examples/kanagawa", "-out", folder.name)
        cls.frame, cls.metadata = arrowfile.read(cls.out / "table.arrow")

    def test_cells(self):
        numbers = {"year": np.int32, **dict.fromkeys(["value", "lower", "upper", "precision"], float)}
        want = pd.read_csv(self.out / "table.csv", comment="#", dtype=str, keep_default_na=False)
        want = want.astype({c: str for c in want}).replace({c: {"": "nan"} for c in numbers}).astype(numbers)
        self.assertEqual(list(self.frame.columns), list(want.columns))
        self.assertGreater(want["value"].isna().sum(), 100)
        for column in want:
            got = self.frame[column]
            if column not in numbers:
                self.assertEqual(got.dtype.name, "category", column)
                got = got.astype(object)
            pd.testing.assert_series_equal(got, want[column], check_exact=True)

    def test_sources(self):
        lines = (self.out / "table.csv").read_text(encoding="utf-8").splitlines()
        want = [json.loads(line[len("# source: ") :]) for line in lines if line.startswith("# source: ")]
        self.assertGreater(len(want), 10)
        self.assertEqual(json.loads(self.metadata[b"machikoba.sources"]), want)

    def test_cut_off(self):
        data = (self.out / "table.arrow").read_bytes()
        for length in [0, 5, 6, 17, 18, 1000, len(data) // 2, len(data) - 1]:
            with self.subTest(length=length):
                self.refuses(data[:length])
                self.refuses(data[:length] + data[-10:])  # the end of a whole file, and a footer that is not there

    def test_damaged(self):
        """A changed byte gives other values or an error, never another exception."""
        data = (self.out / "table.arrow").read_bytes()
        footer = len(data) - 10 - int.from_bytes(data[-10:-6], "little")
        refused = 0
        for at in [*range(footer, len(data) - 6, 97), *range(0, 1500, 7)]:
            try:
                self.read(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
            except arrowfile.ArrowFileError:
                refused += 1
        self.assertGreater(refused, 0)

    def read(self, data):
        damaged = self.out / "damaged.arrow"
        damaged.write_bytes(data)
        return arrowfile.read(damaged)

    def refuses(self, data):
        with self.assertRaisesRegex(arrowfile.ArrowFileError, "damaged.arrow: "):
            self.read(data)


class WrittenByArrow(unittest.TestCase):
    """Files of Apache Arrow's writer for Go, of the rows that .ci/arrowfiles has as JSON."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.out = pathlib.Path(folder.name)
        run("./.ci/arrowfiles", folder.name)

    def test_types(self):
        frame, metadata = arrowfile.read(self.out / "types.arrow")
        want = pd.DataFrame({
            "small": [-128, np.nan, 127],
            "large": np.array([1 << 63, 0, 1], np.uint64),
            "short": np.array([0.5, np.nan, -2], np.float32),
            "truth": [True, None, False],
            "sure": [False, True, True],
            "text": ["町工場", None, ""],
            "code": pd.Categorical(["a", None, "b"]),
        })
        pd.testing.assert_frame_equal(frame, pd.concat([want, want], ignore_index=True))
        self.assertEqual({k.decode(): v.decode() for k, v in metadata.items()}, {"note": "of all types", "注": "全ての型"})

    def test_no_rows(self):
        for name in ["rowless", "batchless"]:
            frame, _ = arrowfile.read(self.out / f"{name}.arrow")
            self.assertEqual((list(frame.columns), len(frame)), (["small", "large", "short", "truth", "sure", "text", "code"], 0), name)

    def test_refused(self):
        for name, why in {"compressed": "compressed", "lists": "column 'values' is of type 12", "stream": "begins with"}.items():
            with self.assertRaisesRegex(arrowfile.ArrowFileError, f"{name}.arrow: .*{why}"):
                arrowfile.read(self.out / f"{name}.arrow")


if __name__ == "__main__":
    unittest.main()
