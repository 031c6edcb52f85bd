package ingest

import "fmt"

// An EStatStatusError is an answer of the e-Stat API that says in its body that
// the request failed, whatever the status of HTTP.
type EStatStatusError struct {
	Code    int    // RESULT.STATUS
	Message string // RESULT.ERROR_MSG
}

// Error returns code and message, and what to do about it.
func (e *EStatStatusError) Error() string {
	return fmt.Sprintf("e-Stat STATUS %d: %s (%s)", e.Code, quoted(e.Message), e.Advice())
}

// Temporary reports whether the same request may succeed later: the codes from
// 200 to 299 are faults of the server.
func (e *EStatStatusError) Temporary() bool { return e.Code >= 200 && e.Code < 300 }

// Advice says what to do, by the codes of the manual of the API 3.0.
func (e *EStatStatusError) Advice() string {
	switch {
	case e.Code == 1 || e.Code == 102 || e.Code == 103 || e.Code == 104:
		return "there is nothing of that kind: check table id and filters, or search for the table"
	case e.Code == 2:
		return "a limit of registrations is reached"
	case e.Code == 100:
		return "check the application id: it is issued at https://www.e-stat.go.jp/mypage/view/api"
	case e.Code == 101 || e.Code == 105:
		return "check the id"
	case e.Temporary():
		return "the server failed: try again later"
	case e.Code >= 300 && e.Code < 500:
		return "check the parameters: axes, codes and years"
	}
	return "the manual of the API 3.0 does not have this code"
}
