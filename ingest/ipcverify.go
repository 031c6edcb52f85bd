package ingest

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// Arrow's reader for Go takes the lengths of vectors in a schema, and the counts
// of buffers of a batch, as they are written and makes slices of that size,
// which no allocator sees and no recover survives. So they are checked here
// first, as the reader for C++ does by itself: against the layout of Schema.fbs,
// Message.fbs and File.fbs.

// Slots of the tables in question, and the values of two of them.
const (
	messageHeaderType = 6
	messageHeader     = 8
	messageBodyLength = 10

	headerIsSchema     = 1
	headerIsDictionary = 2
	headerIsBatch      = 3

	dictionaryID    = 4
	dictionaryBatch = 6
	batchBuffers    = 8
	batchVariadic   = 12

	footerSchema       = 6
	footerDictionaries = 8
	footerBatches      = 10

	schemaFields    = 6
	schemaMetadata  = 8
	fieldType       = 8
	fieldDictionary = 12
	fieldChildren   = 14
	fieldMetadata   = 16
	encodingID      = 4

	typeIsBinaryView = 23
	typeIsStringView = 24
)

// mostFields is how many fields, nested ones included, a schema may have.
const mostFields = 100_000

var (
	errMalformed = errors.New("its metadata is malformed")
	errCutOff    = fmt.Errorf("it is cut off: %w", io.ErrUnexpectedEOF)
)

// An ipcVerifier checks the messages of one file or stream. It counts the
// columns of views, which have a varying number of buffers: those of a batch,
// and those of each dictionary.
type ipcVerifier struct {
	views        int64
	dictionaries map[uint64]int64

	at      ipcPlace // the message that is being checked
	batches []int64  // where the batches of rows begin
}

// stream checks the lengths of the messages of a stream, and their metadata.
func (v *ipcVerifier) stream(data []byte) error {
	rest := data
	for first := true; ; first = false {
		offset := int64(len(data) - len(rest))
		if v.at = (ipcPlace{fmt.Sprintf("the message behind batch %d", len(v.batches)), offset}); first {
			v.at = ipcPlace{what: "the schema"}
		}
		if len(rest) < 8 || string(rest[:4]) != ipcContinuation {
			return errCutOff
		}
		length := int64(binary.LittleEndian.Uint32(rest[4:]))
		if length == 0 {
			return nil
		}
		rest = rest[8:]
		if length > int64(len(rest)) {
			return errCutOff
		}
		message := flatbuffer(rest[:length])
		if err := v.message(message, first); err != nil {
			return err
		}
		if message.holds() == headerIsBatch {
			v.batches = append(v.batches, offset)
		}
		body := message.uint64(message.root(), messageBodyLength)
		if rest = rest[length:]; body > uint64(len(rest)) {
			return errCutOff
		}
		rest = rest[body:]
	}
}

// file checks the footer of a file, and the metadata of its messages.
func (v *ipcVerifier) file(data []byte) error {
	const tail = 4 + len(ipcMagic) // the footer's length and the magic bytes
	end := len(data) - tail
	if v.at = (ipcPlace{what: "the end"}); end < 0 || string(data[end+4:]) != ipcMagic {
		return errCutOff
	}
	length := int64(binary.LittleEndian.Uint32(data[end:]))
	if length > int64(end) {
		return errCutOff
	}
	v.at = ipcPlace{"the footer", int64(end) - length}
	footer := flatbuffer(data[int64(end)-length : end])
	if err := v.schema(footer, footer.field(footer.root(), footerSchema)); err != nil {
		return err
	}
	for _, slot := range []int{footerDictionaries, footerBatches} {
		if err := v.blocks(footer, slot, data); err != nil {
			return err
		}
	}
	return nil
}

// blocks checks the messages of a file that a slot of its footer lists, in
// blocks of 24 bytes: where each is, and how long its metadata.
func (v *ipcVerifier) blocks(footer flatbuffer, slot int, data []byte) error {
	at, n, err := footer.array(footer.root(), slot, 24)
	if err != nil {
		return err
	}
	for i := range n {
		offset := binary.LittleEndian.Uint64(footer[at:])
		if v.at = (ipcPlace{fmt.Sprintf("batch %d of %d", i+1, n), int64(offset)}); slot == footerDictionaries {
			v.at.what = fmt.Sprintf("dictionary batch %d of %d", i+1, n)
		} else {
			v.batches = append(v.batches, int64(offset))
		}
		block := data[offset : offset+uint64(binary.LittleEndian.Uint32(footer[at+8:]))]
		if string(block[:4]) == ipcContinuation {
			block = block[4:]
		}
		if err := v.message(block[4:], false); err != nil {
			return err
		}
		at += 24
	}
	return nil
}

// message checks a message by what it holds. The first one of a stream is its
// schema.
func (v *ipcVerifier) message(b flatbuffer, first bool) error {
	holds, header := b.holds(), b.field(b.root(), messageHeader)
	switch {
	case first != (holds == headerIsSchema) || header == 0:
		return fmt.Errorf("%w: a message of type %d", errMalformed, holds)
	case holds == headerIsSchema:
		return v.schema(b, header)
	case holds == headerIsDictionary:
		dictionary := b.follow(header)
		batch := b.field(dictionary, dictionaryBatch)
		if batch == 0 {
			return fmt.Errorf("%w: a dictionary without values", errMalformed)
		}
		return b.checkBatch(batch, v.dictionaries[b.uint64(dictionary, dictionaryID)])
	case holds == headerIsBatch:
		return b.checkBatch(header, v.views)
	}
	return nil
}

// holds returns what the message in the buffer holds.
func (b flatbuffer) holds() byte {
	if at := b.field(b.root(), messageHeaderType); at > 0 {
		return b[at]
	}
	return 0
}

// schema checks the vectors of the schema that a place refers to, and counts
// its views.
func (v *ipcVerifier) schema(b flatbuffer, at int) error {
	if at == 0 {
		return fmt.Errorf("%w: there is no schema", errMalformed)
	}
	schema := b.follow(at)
	if _, err := b.vector(schema, schemaMetadata); err != nil {
		return err
	}
	fields, err := b.vector(schema, schemaFields)
	if err != nil {
		return err
	}
	v.dictionaries = map[uint64]int64{}
	seen := 0
	for _, field := range fields {
		if err := v.field(b, field, &v.views, &seen); err != nil {
			return err
		}
	}
	return nil
}

// field checks a field and those below it, and adds its views to a count, or to
// that of the dictionary that it is encoded by.
func (v *ipcVerifier) field(b flatbuffer, field int, views *int64, seen *int) error {
	if *seen++; *seen > mostFields {
		return fmt.Errorf("%w: it has more than %d fields", errMalformed, mostFields)
	}
	if _, err := b.vector(field, fieldMetadata); err != nil {
		return err
	}
	children, err := b.vector(field, fieldChildren)
	if err != nil {
		return err
	}
	var own int64
	if at := b.field(field, fieldType); at > 0 && (b[at] == typeIsBinaryView || b[at] == typeIsStringView) {
		own = 1
	}
	for _, child := range children {
		if err := v.field(b, child, &own, seen); err != nil {
			return err
		}
	}
	if at := b.field(field, fieldDictionary); at > 0 {
		id := b.uint64(b.follow(at), encodingID)
		v.dictionaries[id] = max(v.dictionaries[id], own)
		return nil
	}
	*views += own
	return nil
}
