// Arrowfiles writes Arrow files into a folder as the library does not write
// them: of other types, in several batches, compressed, as a stream. The reader
// of examples/notebooks is tested on them.
//
//	go run ./.ci/arrowfiles folder
package main

import (
	"io"
	"log"
	"os"
	"path/filepath"
	"strings"

	"github.com/apache/arrow/go/v15/arrow"
	"github.com/apache/arrow/go/v15/arrow/array"
	"github.com/apache/arrow/go/v15/arrow/ipc"
	"github.com/apache/arrow/go/v15/arrow/memory"
)

var (
	codes    = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Uint8, ValueType: arrow.BinaryTypes.String}
	metadata = arrow.NewMetadata([]string{"note", "注"}, []string{"of all types", "全ての型"})
	types    = arrow.NewSchema([]arrow.Field{
		{Name: "small", Type: arrow.PrimitiveTypes.Int8, Nullable: true},
		{Name: "large", Type: arrow.PrimitiveTypes.Uint64},
		{Name: "short", Type: arrow.PrimitiveTypes.Float32, Nullable: true},
		{Name: "truth", Type: arrow.FixedWidthTypes.Boolean, Nullable: true},
		{Name: "sure", Type: arrow.FixedWidthTypes.Boolean},
		{Name: "text", Type: arrow.BinaryTypes.String, Nullable: true},
		{Name: "code", Type: codes, Nullable: true},
	}, &metadata)
	lists = arrow.NewSchema([]arrow.Field{{Name: "values", Type: arrow.ListOf(arrow.PrimitiveTypes.Int32)}}, nil)
)

func main() {
	log.SetFlags(0)
	three := record(types, `[
		{"small": -128, "large": 9223372036854775808, "short": 0.5, "truth": true, "sure": false, "text": "町工場", "code": "a"},
		{"small": null, "large": 0, "short": null, "truth": null, "sure": true, "text": null, "code": null},
		{"small": 127, "large": 1, "short": -2, "truth": false, "sure": true, "text": "", "code": "b"}]`)
	file("types.arrow", []arrow.Record{three, three})
	file("rowless.arrow", []arrow.Record{record(types, `[]`)})
	file("batchless.arrow", nil)
	file("compressed.arrow", []arrow.Record{three}, ipc.WithLZ4())
	file("lists.arrow", []arrow.Record{record(lists, `[{"values": [1, 2]}]`)}, ipc.WithSchema(lists))
	write("stream.arrow", []arrow.Record{three}, func(f *os.File) (writer, error) {
		return ipc.NewWriter(f, ipc.WithSchema(types)), nil
	})
}

func record(schema *arrow.Schema, rows string) arrow.Record {
	r, _, err := array.RecordFromJSON(memory.DefaultAllocator, schema, strings.NewReader(rows))
	if err != nil {
		log.Fatal(err)
	}
	return r
}

type writer interface {
	Write(arrow.Record) error
	io.Closer
}

func file(name string, records []arrow.Record, options ...ipc.Option) {
	write(name, records, func(f *os.File) (writer, error) {
		return ipc.NewFileWriter(f, append([]ipc.Option{ipc.WithSchema(types)}, options...)...)
	})
}

func write(name string, records []arrow.Record, open func(*os.File) (writer, error)) {
	f, err := os.Create(filepath.Join(os.Args[1], name))
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	w, err := open(f)
	if err != nil {
		log.Fatal(name, ": ", err)
	}
	for _, r := range records {
		if err := w.Write(r); err != nil {
			log.Fatal(name, ": ", err)
		}
	}
	if err := w.Close(); err != nil {
		log.Fatal(name, ": ", err)
	}
}
