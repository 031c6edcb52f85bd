package parquet_test

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	pq "github.com/apache/arrow/go/v15/parquet"
	"github.com/apache/arrow/go/v15/parquet/compress"
	"github.com/apache/arrow/go/v15/parquet/file"
	"github.com/machikoba/machikoba/ingest"
	"github.com/machikoba/machikoba/ingest/census"
	"github.com/machikoba/machikoba/ingest/parquet"
)

// extent returns where in a file a column of a row group is.
func extent(t testing.TB, data []byte, group, column int) (from, to int64) {
	t.Helper()
	in, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c, err := in.MetaData().RowGroup(group).ColumnChunk(column)
	if err != nil {
		t.Fatal(err)
	}
	from = c.DataPageOffset()
	if c.HasDictionaryPage() {
		from = min(from, c.DictionaryPageOffset())
	}
	return from, from + c.TotalCompressedSize()
}

// footed returns a file of nothing but a footer.
func footed(footer []byte) []byte {
	data := append([]byte("PAR1"), footer...)
	data = binary.LittleEndian.AppendUint32(data, uint32(len(footer)))
	return append(data, "PAR1"...)
}

// TestDamaged: what is wrong with a file is said with its place, in tables and
// in establishments alike.
func TestDamaged(t *testing.T) {
	groups := [][]int32{{2000, 2003}, {2004, 2004}}
	whole := microFile(t, groups, pq.WithCompression(compress.Codecs.Snappy), pq.WithDictionaryDefault(false))
	second := microFile(t, groups, pq.WithCompression(compress.Codecs.Snappy), pq.WithDataPageVersion(pq.DataPageV2))
	from, _ := extent(t, whole, 1, 2)
	page := bytes.Clone(whole)
	page[from] = 0xFF
	spoiledSecond := bytes.Clone(second)
	_, to := extent(t, second, 1, 2)
	for i := to - 3; i < to; i++ {
		spoiledSecond[i] ^= 0xFF
	}
	encrypted := append(bytes.Clone(whole[:len(whole)-4]), "PARE"...)
	long := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(long[len(long)-8:], 1<<30)
	for name, c := range map[string]struct {
		data []byte
		want []string // in the error
	}{
		"short":              {[]byte("PAR1PAR"), []string{"a file of 7 bytes"}},
		"cut":                {whole[:len(whole)-30], []string{"ends before its footer does", "want a Parquet file that is whole"}},
		"encrypted":          {encrypted, []string{"a footer that is encrypted"}},
		"footer too long":    {long, []string{"a footer of 1073741824 bytes in a file of"}},
		"footer of nonsense": {footed([]byte("nonsense")), []string{"a footer that cannot be read"}},
		// A schema of 2²⁸ columns, of which none follows: field 2 is a list of
		// structures (0x29, 0xFC) with a varint of five bytes.
		"endless schema": {footed([]byte{0x29, 0xFC, 0x80, 0x80, 0x80, 0x80, 0x01, 0}), []string{"a footer that cannot be read"}},
		// A list (0x19, 0x19…) in lists without end.
		"deep footer": {footed(append([]byte{0x59}, bytes.Repeat([]byte{0x19}, 1<<12)...)), []string{"a footer that cannot be read"}},
		"spoilt page": {page, []string{"employees: ", "row group 1"}},
		"second":      {spoiledSecond, []string{"employees: ", "row group 1"}},
	} {
		check := func(err error, file string) {
			t.Helper()
			e := (*ingest.ParseError)(nil)
			if !errors.As(err, &e) || e.File != file {
				t.Errorf("%s: %v, want a ParseError", name, err)
				return
			}
			for _, want := range c.want {
				if !strings.Contains(e.Error(), want) {
					t.Errorf("%s: %q, want %q in it", name, e, want)
				}
			}
		}
		disk := filepath.Join(t.TempDir(), "f.parquet")
		if err := os.WriteFile(disk, c.data, 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := parquet.Tabulate(context.Background(), []string{disk}, microLayout, ingest.Tabulation{})
		check(err, disk)
		if !strings.HasPrefix(name, "spoilt") && name != "second" {
			_, err = ingest.Read(bytes.NewReader(c.data), "f.parquet", ingest.Options{Formats: []ingest.Format{parquet.Format{}}})
			check(err, "f.parquet")
		}
	}
}

// TestDamagedTable: a table's column is named with its row group too.
func TestDamagedTable(t *testing.T) {
	data := foreign(t, 2, 2014, 2015, 2016, 2017)
	in, err := file.NewParquetReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	from, _ := extent(t, data, 1, in.MetaData().Schema.ColumnIndexByName("year"))
	data[from] = 0xFF
	_, err = ingest.Read(bytes.NewReader(data), "t.parquet", options)
	e := (*ingest.ParseError)(nil)
	if !errors.As(err, &e) || e.Cell != "year" || !strings.Contains(e.Found, "row group 1") {
		t.Errorf("%v, want an error in the column year of row group 1", err)
	}
}

// TestNoTable: a file of establishments is no table, and says so.
func TestNoTable(t *testing.T) {
	data := microFile(t, [][]int32{{2000, 2003}})
	table, err := ingest.Read(bytes.NewReader(data), "t.parquet", options)
	if e := (*ingest.ParseError)(nil); table != nil || !errors.As(err, &e) || !strings.Contains(e.Found, "no table") {
		t.Errorf("%v, %v, want an error that it is no table", table, err)
	}
}

// TestFooterSays: places and counts that the file does not bear out are refused
// before anything is read.
func TestFooterSays(t *testing.T) {
	data := microFile(t, [][]int32{{2000, 2003}, {2004, 2004}})
	length := int(binary.LittleEndian.Uint32(data[len(data)-8:]))
	footer := data[len(data)-8-length : len(data)-8]
	refused := 0
	for i := range footer {
		for _, flip := range []byte{0x01, 0xFF} {
			bad := bytes.Clone(data)
			bad[len(data)-8-length+i] ^= flip
			name := onDisk(t, bad)
			cubes, err := parquet.Tabulate(context.Background(), []string{name}, microLayout, ingest.Tabulation{})
			if (cubes == nil) != (err != nil) {
				t.Fatalf("byte %d: cubes %v, error %v", i, cubes, err)
			}
			if err != nil {
				refused++
				if e := (*ingest.ParseError)(nil); !errors.As(err, &e) || e.File != name {
					t.Errorf("byte %d: %v, want a ParseError", i, err)
				}
			}
		}
	}
	if refused < len(footer)/4 {
		t.Errorf("%d of %d changes refused", refused, 2*len(footer))
	}
}

// FuzzTabulate: cubes or an error, for any bytes.
func FuzzTabulate(f *testing.F) {
	f.Add(microFile(f, [][]int32{{2000, 2003}, {2004, 2004}}))
	f.Add(microFile(f, [][]int32{{2000, 0, 2003}}, pq.WithCompression(compress.Codecs.Snappy), pq.WithDataPageVersion(pq.DataPageV2)))
	f.Add(microFile(f, [][]int32{{2000, 2001}}, pq.WithDictionaryDefault(false), pq.WithCompression(compress.Codecs.Zstd)))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "f.parquet")
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		ctx, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		e := parquet.Establishments{Files: []string{name}, Layout: microLayout, Select: ingest.Selection{Years: func(y census.Year) bool { return y < 2004 }}}
		cubes, err := e.Tabulate(ctx, ingest.Tabulation{})
		if (cubes == nil) != (err != nil) {
			t.Fatalf("cubes %v, error %v", cubes, err)
		}
	})
}
