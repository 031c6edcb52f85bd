package census_test

import (
	"math"
	"strings"
	"testing"

	"github.com/machikoba/machikoba/ingest/census"
)

// kanto regroups the figures of all prefectures and returns that of Kanto, whose
// parts are Ibaraki to Kanagawa, 8 + 9 + … + 14 = 77 yen.
func kanto(t *testing.T, rows []census.Observation) census.Observation {
	t.Helper()
	got, err := collect(t, rows...).Regroup(census.Move{Area: census.EightRegions().Of})
	if err != nil {
		t.Fatal(err)
	}
	k := rows[0].Key
	k.Area = "region8:kanto"
	o, ok := got.Find(k)
	if !ok {
		t.Fatalf("no Kanto in %v", got)
	}
	return o
}

func TestRegroupStatuses(t *testing.T) {
	for name, c := range map[string]struct {
		change       func(o *census.Observation) bool
		value        float64 // NaN: absent
		status       census.Status
		interval     census.Interval
		lower, upper float64
	}{
		"all published": {all, 77, census.Computed, census.NoInterval, 0, 0},
		"one estimated": {func(o *census.Observation) bool {
			if o.Area == census.Tokyo {
				o.Status = census.Estimated
			}
			return true
		}, 77, census.Estimated, census.NoInterval, 0, 0},
		"one nil": {func(o *census.Observation) bool {
			if o.Area == census.Tokyo {
				o.Value, o.Status = 0, census.Nil
			}
			return true
		}, 64, census.Computed, census.NoInterval, 0, 0},
		"all nil": {func(o *census.Observation) bool { o.Value, o.Status = 0, census.Nil; return true }, 0, census.Nil, census.NoInterval, 0, 0},
		"one suppressed": {func(o *census.Observation) bool {
			if o.Area == census.Tokyo {
				*o = census.Absence(o.Key, census.Suppressed)
			}
			return true
		}, math.NaN(), census.Suppressed, census.Suppression, 64, math.Inf(1)},
		"suppressed within bounds": {func(o *census.Observation) bool {
			if o.Area == census.Tokyo {
				*o = census.Absence(o.Key, census.Suppressed)
				o.Interval, o.Lower, o.Upper = census.Suppression, 10, 20
			}
			return true
		}, math.NaN(), census.Suppressed, census.Suppression, 74, 84},
		"rounded": {func(o *census.Observation) bool {
			o.Interval, o.Lower, o.Upper, o.Precision = census.Rounding, o.Value-0.5, o.Value+0.5, 0.5
			return true
		}, 77, census.Computed, census.Rounding, 73.5, 80.5},
		"one not in the table": {func(o *census.Observation) bool { return o.Area != census.Tokyo },
			math.NaN(), census.NotAvailable, census.Suppression, 64, math.Inf(1)},
		"value added may be negative": {func(o *census.Observation) bool {
			o.Measure = census.ValueAdded
			return o.Area != census.Tokyo
		}, math.NaN(), census.NotAvailable, census.Suppression, math.Inf(-1), math.Inf(1)},
	} {
		o := kanto(t, everyPrefecture(c.change))
		same := o.Value == c.value || math.IsNaN(o.Value) && math.IsNaN(c.value)
		if !same || o.Status != c.status || o.Interval != c.interval || c.interval != census.NoInterval && (o.Lower != c.lower || o.Upper != c.upper) {
			t.Errorf("%s: %v, %v, %v [%v, %v], want %+v", name, o.Value, o.Status, o.Interval, o.Lower, o.Upper, c)
		}
	}
}

func TestRegroupSourcesAndPrecision(t *testing.T) {
	o := kanto(t, everyPrefecture(func(o *census.Observation) bool {
		o.Precision = 0.5
		o.Sources = []census.Source{{Publisher: []string{"METI", "prefecture"}[int(o.Value)%2]}}
		return true
	}))
	if o.Precision != 3.5 || len(o.Sources) != 2 {
		t.Errorf("precision %v and %d sources, want 3.5 of seven parts and 2", o.Precision, len(o.Sources))
	}
}

func TestRegroupRefuses(t *testing.T) {
	with := func(change func(*census.Observation)) census.Observation {
		o := shipments("my:b", 2)
		change(&o)
		return o
	}
	one := shipments("my:a", 1)
	small := census.Move{Size: census.To(census.Size{Min: 4, Max: 29})}
	everything := census.Move{Area: census.To[census.Area]("my:all"), Industry: census.To(census.Manufacturing), Size: census.To(census.Size{}), Scope: census.To(census.AllScopes)}
	for want, c := range map[string]struct {
		move census.Move
		rows []census.Observation
	}{
		`area "13" and "14100" are among its parts`: {everything, []census.Observation{shipments("13", 1), shipments("14100", 1)}},
		`industry "JSIC12:09" and "JSIC11:09" are`: {everything, []census.Observation{
			with(func(o *census.Observation) { o.Industry = census.Food }), with(func(o *census.Observation) { o.Industry = "JSIC11:09" })}},
		`industry "JSIC12:09" and "JSIC12:091" are`: {everything, []census.Observation{
			with(func(o *census.Observation) { o.Industry = census.Food }), with(func(o *census.Observation) { o.Industry = "JSIC12:091" })}},
		`size "4+" and "30+" are`: {everything, []census.Observation{
			with(func(o *census.Observation) { o.Size.Min = 4 }), with(func(o *census.Observation) { o.Size.Min = 30 })}},
		`scope "" and "corporations" are`:       {everything, []census.Observation{one, with(func(o *census.Observation) { o.Scope = census.Corporations })}},
		`has parts in yen and in persons`:       {everything, []census.Observation{one, with(func(o *census.Observation) { o.Unit = census.UnitPersons })}},
		`cannot have the size "30+" among`:      {small, []census.Observation{with(func(o *census.Observation) { o.Size.Min = 30 })}},
		`is a derived figure`:                   {everything, []census.Observation{with(func(o *census.Observation) { o.Statistic = census.ShareOfNation })}},
		`add up over areas, industries, sizes`:  {census.Move{Year: census.Years(1)}, nil},
		`add up over areas, industries, sizes `: {census.Move{Measure: census.To(census.Employees)}, nil},
	} {
		if _, err := collect(t, c.rows...).Regroup(c.move); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
