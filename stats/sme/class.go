package sme

// A Class is a legal class of enterprises.
type Class uint8

const (
	// UnknownClass: what is known of the firm does not say.
	UnknownClass Class = iota
	// Small enterprise (小規模企業者), which is small or medium-sized too.
	Small
	// SmallOrMedium-sized enterprise (中小企業者) that is not Small.
	SmallOrMedium
	// UnknownSmall is a small or medium-sized enterprise of which it is not known
	// whether it is Small.
	UnknownSmall
	// MediumSized (中堅企業者) is above the SME limits, those of exceptions among them, with
	// up to 2,000 employees.
	MediumSized
	// Large is above all limits.
	Large
	// UnknownLarge is above the SME limits; whether it is MediumSized is not known.
	UnknownLarge
	// SupportedAbove is above the limits of the Basic Act, and yet no MediumSized firm
	// since it is an SME of the support acts: a rubber maker with 600 employees.
	SupportedAbove
)

// String returns the name of the class.
func (c Class) String() string {
	return [...]string{"unknown", "small enterprise", "small or medium-sized enterprise", "small or medium-sized enterprise, small or not unknown",
		"medium-sized firm", "large enterprise", "larger than an SME, medium-sized or large unknown",
		"larger than an SME of the Basic Act, an SME of the support acts", "?"}[min(int(c), 8)]
}

// SME says whether firms of the class are small or medium-sized enterprises of the law
// that they were classified by: not known where the class is not.
//
//	yes  Small, SmallOrMedium, UnknownSmall
//	no   MediumSized, Large, UnknownLarge, SupportedAbove
//
// # References
//
// The acts are named by each of [Rules].
func (c Class) SME() Answer {
	switch c {
	case Small, SmallOrMedium, UnknownSmall:
		return Yes
	case MediumSized, Large, UnknownLarge, SupportedAbove:
		return No
	}
	return NotKnown
}

// common returns what can be said of a firm that has one of the classes.
func common(classes []Class) Class {
	if len(classes) == 0 {
		return UnknownClass
	}
	class := classes[0]
	for _, other := range classes[1:] {
		switch {
		case other == class:
		case other.SME() != class.SME():
			return UnknownClass
		case class.SME() == Yes:
			class = UnknownSmall
		default:
			class = UnknownLarge
		}
	}
	return class
}
