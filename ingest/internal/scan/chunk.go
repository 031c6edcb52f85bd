package scan

import "bytes"

// A Chunk is a part of a content that [Feed.Next] reads. Its memory is used
// again for the next one.
type Chunk struct {
	Number int   // in the order of the content, from 0
	Bytes  int   // that were read
	Head   Batch // the record that the chunks before began, if it ends here
	Body   Batch // the records that begin and end here
	// Ragged are the records that are in neither, in their order.
	Ragged []Ragged

	buffer []byte // padding, room for one byte more than a chunk, padding
	room   []byte
	length int // bytes of the room that are text
	lines  int // line feeds in that text
	marks  int // quotation marks in it

	separators []uint32 // of the whole room, behind the virtual one
	isPlain    bool     // and there are no other special bytes in it
	scratch    [2][2][]uint32

	first, last int    // between which Body is, in the room
	ends        bool   // a record ends here
	head        []byte // padding, the text of Head, padding
}

// prepare makes room for a chunk.
func (c *Chunk) prepare(size int) {
	if len(c.buffer) == size+1+2*padding {
		return
	}
	c.buffer = make([]byte, size+1+2*padding)
	c.room = c.buffer[padding : padding+size+1]
	c.separators = make([]uint32, 0, size/4+stretch+64)
}

// index finds the separators of plain text, and counts what is to be counted.
func (c *Chunk) index() {
	c.Bytes = c.length
	c.lines = bytes.Count(c.room[:c.length], lineFeed)
	c.separators = append(c.separators[:0], padding-1)
	c.separators, c.isPlain = plainSeparators(c.separators, c.buffer, padding, padding+c.length)
	c.marks = 0
	if !c.isPlain {
		c.marks = bytes.Count(c.room[:c.length], quote)
	}
}

// close ends the last record of the content where no line feed does.
func (c *Chunk) close(carried bool) {
	if c.length > 0 && c.room[c.length-1] == '\n' || c.length == 0 && !carried {
		return
	}
	c.room[c.length] = '\n'
	c.separators = append(c.separators, uint32(padding+c.length))
	c.length++
	c.lines++
}

// bounds finds where the first record ends that was carried here, and the last
// one of all, and returns whether a quotation mark is open at the end.
func (c *Chunk) bounds(inside, carried bool) (open bool) {
	text := c.room[:c.length]
	open = inside != (c.marks%2 == 1)
	first := firstEnd(text, inside, c.marks)
	c.ends = first >= 0
	c.first, c.last = 0, 0
	if !c.ends { // one long record goes on
		return open
	}
	if carried {
		c.first = first + 1
	}
	c.last = lastEnd(text, open, c.marks) + 1
	return open
}

// firstEnd returns where the first line feed is that is not quoted, -1 for
// none.
func firstEnd(text []byte, inside bool, marks int) int {
	if marks == 0 {
		if inside {
			return -1
		}
		return bytes.IndexByte(text, '\n')
	}
	for i, b := range text {
		switch {
		case b == '"':
			inside = !inside
		case b == '\n' && !inside:
			return i
		}
	}
	return -1
}

// lastEnd returns where the last such line feed is, given whether a mark is
// open behind the text.
func lastEnd(text []byte, open bool, marks int) int {
	if marks == 0 {
		return bytes.LastIndexByte(text, '\n')
	}
	for i := len(text) - 1; i >= 0; i-- {
		switch b := text[i]; {
		case b == '"':
			open = !open
		case b == '\n' && !open:
			return i
		}
	}
	return -1
}

// join puts the text of Head together, which begins in the line given.
func (c *Chunk) join(carry []byte, line int) {
	c.head = append(c.head[:0], make([]byte, padding)...)
	if c.ends {
		c.head = append(append(c.head, carry...), c.room[:c.first]...)
	}
	c.Head = Batch{Line: line, from: padding, to: len(c.head)}
	c.Body = Batch{Line: line + bytes.Count(c.head[padding:], lineFeed), data: c.buffer, from: padding + c.first, to: padding + c.last}
	c.Body.lines = c.lines - bytes.Count(c.room[:c.first], lineFeed) - bytes.Count(c.room[c.last:c.length], lineFeed)
	c.head = append(c.head, make([]byte, padding)...)
	c.Head.data = c.head
}

// nextLine returns the number of the line behind Body.
func (c *Chunk) nextLine() int { return c.Body.Line + c.Body.lines }

// cut finds the fields of both batches.
func (c *Chunk) cut(columns int) {
	c.Ragged = append(c.Ragged[:0], c.Head.general(&c.scratch[0], columns)...)
	if c.isPlain && c.Body.plain(c.between(), columns) {
		return
	}
	c.Ragged = append(c.Ragged, c.Body.general(&c.scratch[1], columns)...)
}

// between returns the separators of Body, and the one before it.
func (c *Chunk) between() []uint32 {
	from, to := 0, len(c.separators)
	for int(c.separators[from]) < c.Body.from-1 {
		from++
	}
	for to > from+1 && int(c.separators[to-1]) >= c.Body.to {
		to--
	}
	return c.separators[from:to]
}
