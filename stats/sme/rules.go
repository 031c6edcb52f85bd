package sme

// A Sector is a kind of business that the law sets thresholds for.
type Sector uint8

const (
	// UnknownSector is a business that is not known.
	UnknownSector Sector = iota
	// Manufacturing, construction, transport and all that is not below.
	Manufacturing
	// Wholesale trade.
	Wholesale
	// Services.
	Services
	// Retail trade, restaurants and bars among it.
	Retail
)

// String returns "manufacturing and others", "wholesale", "services", "retail" or
// "unknown".
func (s Sector) String() string {
	return [...]string{"unknown", "manufacturing and others", "wholesale", "services", "retail", "?"}[min(int(s), 5)]
}

// An Exception is a business for which the cabinet orders of the support acts set
// thresholds of their own.
type Exception uint8

const (
	NoException Exception = iota
	// RubberProducts: but for tyres and tubes of vehicles and aircraft, and
	// industrial belts.
	RubberProducts
	// Software and information processing.
	Software
	// Hotels and ryokan (旅館業); as small enterprises, all accommodation (宿泊業).
	Hotels
	// Amusement, which is an exception for small enterprises only.
	Amusement
)

// String returns the name of the business, "" for none.
func (e Exception) String() string {
	return [...]string{"", "rubber products", "software and information processing", "hotels", "amusement", "?"}[min(int(e), 5)]
}

// A Definition is the law that a classification goes by.
type Definition uint8

const (
	// BasicAct is Article 2 of the Small and Medium-sized Enterprise Basic Act,
	// which knows no exceptions for manufacturing.
	BasicAct Definition = iota
	// SupportActs are the acts that support is given under, with the exceptions
	// of their cabinet orders.
	SupportActs
)

// String returns "Basic Act" or "support acts".
func (d Definition) String() string {
	return [...]string{"Basic Act", "support acts", "?"}[min(int(d), 2)]
}

// A Kind of rule says what it decides.
type Kind uint8

const (
	// SMELimit: an enterprise with at most the capital or at most the regular
	// employees is small or medium-sized.
	SMELimit Kind = iota
	// SmallLimit: one with at most the regular employees is a small enterprise.
	SmallLimit
	// MediumSizedLimit: one that is above the SME limits and has at most the
	// regular employees is medium-sized (中堅企業者).
	MediumSizedLimit
	// ControlByLarge: a company within the SME limits counts as large if one
	// large enterprise holds at least the share of it, or controls it otherwise.
	ControlByLarge
)

// A Rule is one threshold of the law.
type Rule struct {
	Kind       Kind
	Definition Definition
	Sector     Sector // UnknownSector: every sector
	Exception  Exception

	// Capital in yen and regular employees up to which the rule applies, both
	// included; the one that is 0 is not asked about.
	Capital, RegularEmployees float64
	// VotingRights is the share of one large enterprise from which on it controls.
	VotingRights float64

	// Act with its number, its article, and the date since when it has read so,
	// ISO 8601: a year alone where no day is known, and "" where not even that
	// has been checked.
	Act, Article, Since string
}

const (
	basicAct    = "Small and Medium-sized Enterprise Basic Act (中小企業基本法), Act 154 of 1963"
	supportAct  = "Small and Medium-sized Enterprise Support Act (中小企業支援法), Act 147 of 1963, and similar acts with their cabinet orders"
	smallAct    = "Act on Support for Small Enterprises (商工会及び商工会議所による小規模事業者の支援に関する法律), Act 51 of 1993"
	compAct     = "Industrial Competitiveness Enhancement Act (産業競争力強化法), Act 98 of 2013, as amended in 2024"
	adjustAct   = "Act on Adjusting Fields of Business (中小企業の事業活動の機会の確保のための大企業者の事業活動の調整に関する法律), Act 74 of 1977"
	since1999   = "1999-12-03"
	since2014   = "2014-01-07"
	million     = 1e6
	supportItem = "Article 2, paragraph 1, item 3, with Article 1 of its Cabinet Order (中小企業支援法施行令), 334 of 1963"
	smallItem   = "Article 2, item 3, with Article 1 of its Cabinet Order, 218 of 1993"
	article2    = "Article 2, paragraph 1"
	article2Sub = "Article 2, paragraph 5"
)

// Rules returns the thresholds of the law, those of exceptions before the general
// ones: the first rule that fits a firm is the one that applies.
//
//	SME    capital ≤ Capital or regular employees ≤ RegularEmployees
//	small  regular employees ≤ RegularEmployees
//
// The 20 persons of accommodation and amusement are of the Act on Support for Small
// Enterprises; the acts on credit insurance and on mutual aid follow on 1 March and 1
// April 2014. The thresholds of rubber, software and hotels have no date: Cabinet Order
// 386 of 3 December 1999 amended the order that has them, on the day of the Basic Act, but
// its text has not been seen.
//
// # References
//
// Small and Medium Enterprise Agency, 中小企業・小規模企業者の定義; of 20 December 2013,
// 小規模企業の範囲を弾力化する政令を制定しました.
func Rules() []Rule {
	return []Rule{
		{SMELimit, SupportActs, Manufacturing, RubberProducts, 300 * million, 900, 0, supportAct, supportItem, ""},
		{SMELimit, SupportActs, Services, Software, 300 * million, 300, 0, supportAct, supportItem, ""},
		{SMELimit, SupportActs, Services, Hotels, 50 * million, 200, 0, supportAct, supportItem, ""},
		{SMELimit, BasicAct, Manufacturing, NoException, 300 * million, 300, 0, basicAct, article2 + ", item 1", since1999},
		{SMELimit, BasicAct, Wholesale, NoException, 100 * million, 100, 0, basicAct, article2 + ", item 2", since1999},
		{SMELimit, BasicAct, Services, NoException, 50 * million, 100, 0, basicAct, article2 + ", item 3", since1999},
		{SMELimit, BasicAct, Retail, NoException, 50 * million, 50, 0, basicAct, article2 + ", item 4", since1999},

		{SmallLimit, SupportActs, Services, Hotels, 0, 20, 0, smallAct, smallItem, since2014},
		{SmallLimit, SupportActs, Services, Amusement, 0, 20, 0, smallAct, smallItem, since2014},
		{SmallLimit, BasicAct, Manufacturing, NoException, 0, 20, 0, basicAct, article2Sub, since1999},
		{SmallLimit, BasicAct, Wholesale, NoException, 0, 5, 0, basicAct, article2Sub, since1999},
		{SmallLimit, BasicAct, Services, NoException, 0, 5, 0, basicAct, article2Sub, since1999},
		{SmallLimit, BasicAct, Retail, NoException, 0, 5, 0, basicAct, article2Sub, since1999},

		{MediumSizedLimit, BasicAct, UnknownSector, NoException, 0, 2000, 0, compAct, "Article 2 (中堅企業者)", "2024-09-02"},
		{ControlByLarge, BasicAct, UnknownSector, NoException, 0, 0, .5, adjustAct, "Article 2, paragraph 2, item 2", "1977"},
	}
}

// ruleFor returns the first rule of a kind that fits a business under a
// definition.
func ruleFor(kind Kind, d Definition, b Industry) (Rule, bool) {
	for _, r := range Rules() {
		switch {
		case r.Kind != kind || r.Definition == SupportActs && d == BasicAct:
		case r.Sector != UnknownSector && r.Sector != b.Sector:
		case r.Exception != NoException && r.Exception != b.Exception:
		default:
			return r, true
		}
	}
	return Rule{}, false
}
