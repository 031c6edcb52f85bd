package ingest

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/machikoba/machikoba/ingest/census"
)

// values reads the figures of the page.
func (r *statsReader) values() error {
	var data struct {
		Notes  json.RawMessage `json:"NOTE"`
		Values json.RawMessage `json:"VALUE"`
	}
	shape := func(err error) error {
		var placed *ParseError
		switch {
		case err == nil || errors.As(err, &placed):
			return err
		case errors.Is(err, ErrLimit):
			return &ParseError{File: r.file.Name, Found: "more figures", Want: fmt.Sprintf("what a table of %d bytes holds", r.file.Limit), Err: ErrLimit}
		}
		return &ParseError{File: r.file.Name, Cell: "DATA_INF", Found: "JSON of another shape", Want: "NOTE and VALUE as getStatsData answers them", Err: err}
	}
	if len(r.answer.data) > 0 {
		if err := json.Unmarshal(r.answer.data, &data); err != nil {
			return shape(err)
		}
	}
	if err := r.declare(data.Notes); err != nil {
		return shape(err)
	}
	var wrong faults
	err := each(data.Values, &r.budget, func(i int, v map[string]apiText) error {
		if e := r.value(i, v); e != nil {
			wrong.add(e)
		}
		if wrong.full() {
			return wrong.err()
		}
		return nil
	})
	if err = errors.Join(shape(err), wrong.err()); err != nil {
		if wrong.full() {
			return wrong.err()
		}
		return err
	}
	if a := r.answer; a.From > 0 && a.To > 0 && r.rows != a.To-a.From+1 {
		return &ParseError{File: r.file.Name, Cell: "VALUE", Found: fmt.Sprintf("%d figures", r.rows),
			Want: fmt.Sprintf("%d, those from %d to %d", a.To-a.From+1, a.From, a.To)}
	}
	return nil
}

// declare reads what the symbols mean.
func (r *statsReader) declare(notes json.RawMessage) error {
	r.legend = legend{}
	for symbol, status := range r.layout.Symbols {
		r.legend[folded(symbol)] = status
	}
	return each(notes, &r.budget, func(_ int, n struct {
		Symbol  apiText `json:"@char"`
		Meaning apiText `json:"$"`
	}) error {
		symbol := folded(string(n.Symbol))
		if _, given := r.legend[symbol]; given || symbol == "" {
			return nil
		}
		r.legend[symbol] = census.NotAvailable // declared, in words that say no more
		for _, m := range meanings {
			if containsAny(strings.ToLower(string(n.Meaning)), strings.Split(m.words, "|")) {
				r.legend[symbol] = m.status
				break
			}
		}
		r.remark(fmt.Sprintf("%s: %s", n.Symbol, n.Meaning))
		return nil
	})
}

func (r *statsReader) remark(note string) {
	if !slices.Contains(r.notes, note) {
		r.notes = append(r.notes, note)
	}
}

// value reads one figure.
func (r *statsReader) value(i int, v map[string]apiText) *ParseError {
	at, fault := r.key.of(v)
	if fault != nil {
		fault.File, fault.Cell = r.file.Name, placeOf(i, r.key, v)+fault.Cell
		return fault
	}
	wrong := func(found, want string, cause error) *ParseError {
		return &ParseError{File: r.file.Name, Cell: placeOf(i, r.key, v), Found: found, Want: want, Err: cause}
	}
	m, err := r.measured(at, string(v["@unit"]))
	if err != nil {
		return wrong("the unit "+quoted(string(v["@unit"])), "one unit for each measure", err)
	}
	text, has := v["$"]
	f, ok := r.figure(string(text))
	if !ok {
		return wrong(quoted(string(text)), "a number, or a symbol that the table's NOTE declares (else say in EStatJSON.Symbols what it means)", nil)
	}
	if !has || text == "" {
		if r.blank++; r.blank == 1 {
			r.remark("There are figures without a value, which are read as not available; the first is " + placeOf(i, r.key, v) + ".")
		}
	}
	o := census.NewObservation(at.Key, f.value*m.unit.factor)
	o.Status, o.Unit, o.Precision, o.Sources = f.status, m.unit.unit, m.unit.halfUnit(f), m.sources
	if err := r.builder.Append(o); err != nil {
		return wrong("a figure that contradicts itself", "a value or a reason why there is none", err)
	}
	r.rows++
	r.at = append(r.at, statsPlace{r.file.Name, i})
	return nil
}

// figure reads a value; a symbol that the table does not declare is not ok.
func (r *statsReader) figure(text string) (figure, bool) {
	if text == "" {
		return figure{value: math.NaN(), status: census.NotAvailable}, true
	}
	f, ok := r.legend.parse(text)
	if _, declared := r.legend[folded(text)]; f.symbol && !declared {
		return f, false
	}
	return f, ok && !math.IsInf(f.value, 0)
}

// placeOf names a figure as people look for it: VALUE 17 (cat01 22000000, area 16000).
func placeOf(i int, k *statsKey, v map[string]apiText) string {
	var codes []string
	for _, a := range k.axes {
		if code, ok := v["@"+a.id]; ok {
			codes = append(codes, a.id+" "+string(code))
		}
	}
	return fmt.Sprintf("VALUE %d (%s)", i+1, strings.Join(codes, ", "))
}
