package census

// A Measure is what was counted. Codes are open: a reader may bring one that
// is not among the constants.
type Measure string

// The measures of the Census of Manufactures, as METI defines them in 利用上の注意.
const (
	// Establishments (事業所数) on the day of the count.
	Establishments Measure = "establishments"
	// Employees (従業者数): persons engaged on the day of the count, proprietors
	// and dispatched workers received included.
	Employees Measure = "employees"
	// Shipments (製造品出荷額等): of manufactured goods, and receipts for
	// processing, scrap and other income.
	Shipments Measure = "shipments"
	// ValueAdded (付加価値額), as tables of all sizes publish it: net of
	// depreciation for establishments of 30 or more persons, gross below.
	ValueAdded Measure = "value_added"
	// GrossValueAdded (粗付加価値額): shipments less taxes and raw materials.
	GrossValueAdded Measure = "gross_value_added"
	// CashWages (現金給与総額) of a year.
	CashWages Measure = "cash_wages"
	// RawMaterials (原材料使用額等): materials, fuel, electricity, subcontracting.
	RawMaterials Measure = "raw_materials"
	// ProductionValue (生産額), of establishments of 30 or more persons.
	ProductionValue Measure = "production_value"
	// FixedAssets (有形固定資産年末現在高).
	FixedAssets Measure = "fixed_assets"
	// Inventories (在庫額) at the end of the year.
	Inventories Measure = "inventories"
)

type measureKind uint8

const (
	flow  measureKind = iota // money of a year
	count                    // of the day of the count
	stock                    // money at the end of the year
)

var measureTable = map[Measure]struct {
	label    name
	unit     Unit
	kind     measureKind
	negative bool
}{
	Establishments:  {name{"Establishments", "事業所数"}, UnitEstablishments, count, false},
	Employees:       {name{"Employees", "従業者数"}, UnitPersons, count, false},
	Shipments:       {name{"Shipments", "製造品出荷額等"}, UnitYen, flow, false},
	ValueAdded:      {name{"Value added", "付加価値額"}, UnitYen, flow, true},
	GrossValueAdded: {name{"Gross value added", "粗付加価値額"}, UnitYen, flow, true},
	CashWages:       {name{"Cash wages", "現金給与総額"}, UnitYen, flow, false},
	RawMaterials:    {name{"Raw materials", "原材料使用額等"}, UnitYen, flow, false},
	ProductionValue: {name{"Production value", "生産額"}, UnitYen, flow, true},
	FixedAssets:     {name{"Fixed assets", "有形固定資産額"}, UnitYen, stock, false},
	Inventories:     {name{"Inventories", "在庫額"}, UnitYen, stock, false},
}

// Label returns the name of the measure, and its code where none is known.
func (m Measure) Label(lang Language) string {
	if e, ok := measureTable[m]; ok {
		return e.label.in(lang)
	}
	return string(m)
}

// Unit returns the unit that the measure is published in, tidied, and "" where
// the measure is not of the vocabulary.
func (m Measure) Unit() Unit { return measureTable[m].unit }

// Count reports whether the measure is a number of things on the day of the
// count: a whole number, and bound to that day.
func (m Measure) Count() bool { return measureTable[m].kind == count }

// CanBeNegative reports whether a figure of the measure may lie below zero: of
// value added and production value, in which inventories are booked, and of
// measures the vocabulary does not know.
func (m Measure) CanBeNegative() bool {
	e, ok := measureTable[m]
	return !ok || e.negative
}

// A Unit is the unit of a value: money is yen, a share is a fraction.
type Unit string

const (
	UnitYen            Unit = "yen"
	UnitPersons        Unit = "persons"
	UnitEstablishments Unit = "establishments"
	UnitFraction       Unit = "fraction" // drawn as %
	UnitRatio          Unit = "ratio"    // a pure number
	UnitIndex          Unit = "index"    // base = 100
	UnitIndustries     Unit = "industries"
	UnitMembers        Unit = "members" // of an association
	UnitRank           Unit = "rank"
)

var unitNames = map[Unit]name{
	UnitYen:            {"yen", "円"},
	UnitPersons:        {"persons", "人"},
	UnitEstablishments: {"establishments", "事業所"},
	UnitFraction:       {"%", "%"},
	UnitRatio:          {"ratio", "倍"},
	UnitIndex:          {"index", "指数"},
	UnitRank:           {"rank", "位"},
	UnitIndustries:     {"industries", "産業"},
	UnitMembers:        {"members", "会員"},
}

// Whole reports whether figures of the unit are numbers of things, which have no
// digits after the point, or places.
func (u Unit) Whole() bool {
	switch u {
	case UnitPersons, UnitEstablishments, UnitIndustries, UnitMembers, UnitRank:
		return true
	}
	return false
}

// Per returns the unit of a figure of unit u divided by one of unit o: a
// fraction where they are the same, a ratio where they are pure numbers, else
// "yen per person"; without o, u itself.
func (u Unit) Per(o Unit) Unit {
	switch {
	case o == "":
		return u
	case u == o && (u == UnitFraction || u == UnitRatio || u == UnitIndex):
		return UnitRatio
	case u == o:
		return UnitFraction
	}
	singular := o
	if n := len(o); n > 1 && o[n-1] == 's' {
		singular = o[:n-1]
	}
	return u + " per " + singular
}
