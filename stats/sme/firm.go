package sme

// A Quantity is a number that may not be known. The zero Quantity is not.
type Quantity struct {
	Value float64
	Known bool
}

// Known returns a quantity that is known. It does not check it: what is negative is taken
// for unknown where a rule asks.
func Known(v float64) Quantity { return Quantity{v, true} }

// An Industry is the business of a firm as the law divides it.
type Industry struct {
	Sector    Sector
	Exception Exception // NoException unless it is one
}

// A Firm is what is known of an enterprise.
type Firm struct {
	Industry Industry
	// Capital (資本金の額又は出資の総額) in yen.
	Capital Quantity
	// RegularEmployees (常時使用する従業員), not the persons engaged that the census counts: no
	// directors, proprietors or family workers.
	RegularEmployees Quantity
	// SoleProprietor has no capital: employees alone decide, and nobody else can
	// control it.
	SoleProprietor bool
	// Owners of the firm, for the rule on control by a large enterprise.
	Owners Owners
}

// Owners says who holds the voting rights of a company.
type Owners struct {
	// LargestLarge is the share of the voting rights of the large enterprise that
	// holds most of them, 0 where none holds any.
	LargestLarge Quantity
	// Controlled says whether a large enterprise controls the firm in another way.
	// Article 2 of the Regulation of Act 74 of 1977 (施行規則) lists them: half of the
	// officers are officers or employees of it; or it has a quarter of the votes, and
	// nobody has more or a quarter of the officers are or were of it; or it does so
	// together with companies that it controls.
	Controlled Answer
}

// An Answer is yes, no, or not known, which is the zero Answer.
type Answer uint8

const (
	NotKnown Answer = iota
	Yes
	No
)

// String returns "not known", "yes" or "no".
func (a Answer) String() string {
	return [...]string{"not known", "yes", "no", "?"}[min(int(a), 3)]
}

// within says whether a firm is within the limits of a rule: one of them is enough.
func (f Firm) within(r Rule) Answer {
	capital, employees := f.capital(r), atMost(f.RegularEmployees, r.RegularEmployees)
	switch {
	case capital == Yes || employees == Yes:
		return Yes
	case capital == No && employees == No:
		return No
	}
	return NotKnown
}

// capital says whether that of the firm is within the limit, which a sole proprietor has
// none to be.
func (f Firm) capital(r Rule) Answer {
	if f.SoleProprietor {
		return No
	}
	return atMost(f.Capital, r.Capital)
}

func atMost(q Quantity, limit float64) Answer {
	switch {
	case !q.Known || q.Value < 0 || q.Value != q.Value:
		return NotKnown
	case q.Value <= limit:
		return Yes
	}
	return No
}
