package sheet

import "testing"

// TestDisplay: the formats of published tables, and those that are not known.
func TestDisplay(t *testing.T) {
	for _, test := range []struct {
		value  float64
		format string
		want   string
	}{
		{1234567, "#,##0", "1,234,567"},
		{1234567, "General", "1234567"},
		{1.1 + 2.2, "General", "3.3"},
		{-1234, `#,##0;"▲ "#,##0`, "▲ 1,234"},
		{-1234, `#,##0_ ;[Red]\-#,##0\ `, "-1,234 "},
		{-5, "#,##0", "-5"},
		{0, `#,##0;"▲"#,##0;"－"`, "－"},
		{0, `_ * #,##0_ ;_ * \-#,##0_ ;_ * "-"_ ;_ @_ `, "-"},
		{5, ";;;", ""},
		{0.123, "0.0%", "12.3%"},
		{1234567, "#,##0,", "1,235"},
		{9, "00", "09"},
		{2.5, "0.00", "2.50"},
		{2.5, "0.0#", "2.5"},
		{0.5, "#.0", ".5"},
		{2.345, "0.00", "2.35"},
		{12, `0"人"`, "12人"},
		{43617, "yyyy/m/d", "2019/6/1"},
		{43617, `yyyy"年"m"月"d"日"`, "2019年6月1日"},
		{43617, `[$-411]ggge"年"`, "令和1年"},
		{43585, `[$-411]ggge"年"`, "平成31年"}, // 30 April 2019
		{43617.75, "yyyy-mm-dd hh:mm", "2019-06-01 18:00"},
		{59, "m/d", "2/28"},
		{61, "m/d", "3/1"},
		{1234.5, "0.00E+00", "1234.5"},
		{0.5, "# ?/?", "0.5"},
		{5, "[>=10]0;General", "5"},
	} {
		if got := display(test.value, test.format, false); got != test.want {
			t.Errorf("%v in %s = %q, want %q", test.value, test.format, got, test.want)
		}
	}
	if got := display(42155, "yyyy/m/d", true); got != "2019/6/1" {
		t.Errorf("day 42155 from 1904 = %q, want 2019/6/1", got)
	}
}

// FuzzDisplay: any format shows any number without a panic.
func FuzzDisplay(f *testing.F) {
	for _, format := range []string{`#,##0_ ;[Red]\-#,##0\ `, `[$-411]ggge"年"`, "0.0%", ";;;", `"`, "[", `\`, "E+", "#,##0,,"} {
		f.Add(1234.5, format)
	}
	f.Fuzz(func(t *testing.T, v float64, format string) {
		if len(format) > 1000 {
			return
		}
		if got := display(v, format, false); len(got) > 100*(len(format)+400) {
			t.Errorf("%s: %d bytes", format, len(got))
		}
	})
}
