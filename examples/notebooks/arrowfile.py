"""Read the Arrow files that Machikoba writes, where pyarrow is not installed.

    frame, metadata = arrowfile.read("table.arrow")

gives what pyarrow gives, in pure Python and numpy:

    table = pyarrow.feather.read_table("table.arrow")
    frame, metadata = table.to_pandas(), table.schema.metadata

A column of codes is a pandas categorical, a missing number NaN, and the metadata
maps bytes to bytes. What is read: Arrow IPC files, not streams, of integers,
floats, truth values and texts, plain or through a dictionary, with missing
values, in any number of record batches that are not compressed. Of anything
else, and of a file that is cut off or damaged, an ArrowFileError says what it is.

A file is a list of messages and at its end a footer that says where they are.
Footer and messages are flatbuffers of the schemas that Apache Arrow publishes
as format/File.fbs, Schema.fbs and Message.fbs: below, the fields of a table are
numbered by their place there.
"""

import struct

import numpy as np
import pandas as pd

MAGIC = b"ARROW1"
INTEGER, FLOAT, UTF8, BOOL = 2, 3, 5, 6  # Schema.fbs, union Type
FLOATS = {0: "<f2", 1: "<f4", 2: "<f8"}  # Schema.fbs, enum Precision
DICTIONARY_BATCH, RECORD_BATCH = 2, 3  # Message.fbs, union MessageHeader


class ArrowFileError(ValueError):
    """The file is no Arrow file, is damaged, or holds what this reader does not read."""


def read(name):
    """Return the table of a file as a pandas frame, and the metadata of its schema."""
    with open(name, "rb") as file:
        data = file.read()
    try:
        return _read(data)
    except ArrowFileError as error:
        raise ArrowFileError(f"{name}: {error}") from None
    except MemoryError:  # the file is large, not damaged
        raise
    except Exception as error:  # whatever the bytes of a damaged file lead to
        raise ArrowFileError(f"{name}: the file is damaged: {error}") from error


def _read(data):
    if data[:6] != MAGIC:
        raise ArrowFileError(f"want an Arrow file, which begins with {MAGIC}, found {data[:6]}")
    if data[-6:] != MAGIC or len(data) < 18:
        raise ArrowFileError(f"the file is cut off: want {MAGIC} at its end, found {data[-6:]}")
    footer = _root(data, len(data) - 10 - _number(data, len(data) - 10, "<i"))
    schema = footer.table(1)
    if schema.number(0, "<h"):
        raise ArrowFileError("numbers whose most significant byte is first are not read")
    fields = [_Field(f) for f in schema.tables(1)]
    if len({f.name for f in fields}) < len(fields):
        raise ArrowFileError("two columns have one name")
    dictionaries = {}
    for block in footer.structs(2, 24):
        _read_dictionary(*_message(data, block, DICTIONARY_BATCH), fields, dictionaries)
    batches = [_read_batch(*_message(data, block, RECORD_BATCH), fields, dictionaries) for block in footer.structs(3, 24)]
    frames = [pd.DataFrame(batch) for batch in batches] or [pd.DataFrame(columns=[f.name for f in fields])]
    return pd.concat(frames, ignore_index=True), {m.text(0): m.text(1) for m in schema.tables(2)}


class _Field:
    """A column as the schema has it: its name, its type, and the number of its dictionary or None."""

    def __init__(self, field):
        self.name = field.text(0).decode()
        self.kind = field.number(2, "<B")
        self.layout = self._layout(self.kind, field.table(3))
        encoding = field.table(4)
        self.dictionary = None
        if encoding:
            self.dictionary = encoding.number(0, "<q")
            index = encoding.table(1)
            self.codes = self._layout(INTEGER, index) if index else "<i4"

    def _layout(self, kind, parameters):
        """Return the numpy type of numbers."""
        if kind == INTEGER:
            return f"<{'i' if parameters.number(1, '<B') else 'u'}{parameters.number(0, '<i') // 8}"
        if kind == FLOAT:
            return FLOATS[parameters.number(0, "<h")]
        if kind in (UTF8, BOOL):
            return None
        raise ArrowFileError(f"column {self.name!r} is of type {kind} of Schema.fbs: integers, floats, truth values and texts are read")


def _message(data, block, kind):
    """Return the header and the body of the message that a block (offset, length of metadata, length of body) points at."""
    offset, head, body = (_number(data, block + at, form) for at, form in ((0, "<q"), (8, "<i"), (16, "<q")))
    if min(offset, head, body) < 0 or offset + head + body > len(data):
        raise ArrowFileError("the file is damaged: a message lies outside of it")
    marked = data[offset : offset + 4] == b"\xff\xff\xff\xff"  # before the length; older files have the length alone
    message = _root(data, offset + (8 if marked else 4))
    if message.number(1, "<B") != kind:
        raise ArrowFileError(f"the file is damaged: want a message of kind {kind}, found {message.number(1, '<B')}")
    return message.table(2), memoryview(data)[offset + head : offset + head + body]


def _read_dictionary(header, body, fields, dictionaries):
    number = header.number(0, "<q")
    if header.number(2, "<B") or number in dictionaries:
        raise ArrowFileError("a dictionary in several parts is not read")
    field = next(f for f in fields if f.dictionary == number)
    dictionaries[number] = _Columns(header.table(1), body).values(field)


def _read_batch(header, body, fields, dictionaries):
    columns = _Columns(header, body)
    return {f.name: columns.values(f) if f.dictionary is None else columns.codes(f, dictionaries[f.dictionary]) for f in fields}


class _Columns:
    """Takes one column after the other out of a record batch: each has a node (length, missing) and two or three buffers."""

    def __init__(self, batch, body):
        if batch.table(3):
            raise ArrowFileError("compressed columns are not read")
        self.data, self.body, self.length = batch.data, body, batch.number(0, "<q")
        self.nodes, self.buffers = iter(batch.structs(1, 16)), iter(batch.structs(2, 16))

    def values(self, field):
        valid = self._valid()
        if field.kind == UTF8:
            texts = self._texts()
            return texts if valid is None else np.where(valid, texts, None)
        values = self._bits(self._buffer()) if field.kind == BOOL else self._numbers(field.layout)
        if valid is None:
            return values
        if field.kind == BOOL:
            return np.where(valid, values.astype(object), None)
        return np.where(valid, values.astype(float) if field.kind == INTEGER else values, np.nan)

    def codes(self, field, dictionary):
        valid, codes = self._valid(), self._numbers(field.codes).astype(np.int64)
        return pd.Categorical.from_codes(codes if valid is None else np.where(valid, codes, -1), dictionary)

    def _valid(self):
        """Begin a column: return where it has values, or None where none is missing."""
        length, missing = self._pair(next(self.nodes))
        if length != self.length or length < 0:
            raise ArrowFileError(f"the file is damaged: a column of {length} rows in a batch of {self.length}")
        bitmap = self._buffer()
        return self._bits(bitmap) if missing else None

    def _pair(self, at):
        return _number(self.data, at, "<q"), _number(self.data, at + 8, "<q")

    def _buffer(self):
        begin, length = self._pair(next(self.buffers))
        if begin < 0 or length < 0 or begin + length > len(self.body):
            raise ArrowFileError("the file is damaged: a column lies outside of its message")
        return self.body[begin : begin + length]

    def _numbers(self, layout):
        return np.frombuffer(self._buffer(), layout, self.length)

    def _bits(self, buffer):
        packed = np.frombuffer(buffer, np.uint8, (self.length + 7) // 8)
        return np.unpackbits(packed, count=self.length, bitorder="little").astype(bool)

    def _texts(self):
        ends, text = self._buffer(), bytes(self._buffer())
        ends = np.frombuffer(ends, "<i4", self.length + 1).tolist() if self.length else [0]
        if ends[0] < 0 or ends[-1] > len(text) or ends != sorted(ends):
            raise ArrowFileError("the file is damaged: a text lies outside of its column")
        return np.array([text[a:b].decode() for a, b in zip(ends, ends[1:])], dtype=object)


class _Table:
    """A table of a flatbuffer. Its fields are found through a vtable: sizes, then where each field is, 0 = not there."""

    def __init__(self, data, at):
        self.data, self.at = data, at
        self.vtable = at - _number(data, at, "<i")

    def _where(self, field):
        slot = 4 + 2 * field
        offset = _number(self.data, self.vtable + slot, "<H") if slot < _number(self.data, self.vtable, "<H") else 0
        return self.at + offset if offset else None

    def number(self, field, form):
        at = self._where(field)
        return 0 if at is None else _number(self.data, at, form)

    def table(self, field):
        at = self._where(field)
        return None if at is None else _root(self.data, at)

    def structs(self, field, size):
        """Return where the structs of a list are."""
        at = self._where(field)
        if at is None:
            return range(0)
        begin = at + _number(self.data, at, "<I")
        return range(begin + 4, begin + 4 + size * _number(self.data, begin, "<I"), size)

    def tables(self, field):
        return [_root(self.data, at) for at in self.structs(field, 4)]

    def text(self, field):
        found = self.structs(field, 1)
        return self.data[found.start : found.stop]


def _root(data, at):
    """Return the table that the offset at a place leads to."""
    return _Table(data, at + _number(data, at, "<I"))


def _number(data, at, form):
    if at < 0:
        raise ArrowFileError("the file is damaged: an offset leads out of it")
    return struct.unpack_from(form, data, at)[0]
