package main

import (
	"bufio"
	"fmt"
	"io"
	"math"
)

// generateSmall writes 47 prefectures in 30 years, one row each.
func generateSmall(w io.Writer) error {
	out := bufio.NewWriter(w)
	fmt.Fprintln(out, "year,pref_code,pref_name,establishments,employees,shipments,value_added")
	for year := 1990; year < 2020; year++ {
		for p := range 47 {
			r := newRandom(1950, 99, uint64(year*100+p))
			n := int64(prefectureWeights[p]*3300*math.Exp(.02*r.normal())) - int64(year-1990)*int64(prefectureWeights[p]*55)
			employees := int64(float64(n) * (30 + 6*r.unit()))
			shipments := int64(float64(employees) * (2400 + 1500*r.unit()))
			fmt.Fprintf(out, "%d,%02d,%s,%d,%d,%d,%d\n", year, p+1, prefectureNames[p], n, employees, shipments, shipments*35/100)
		}
	}
	return out.Flush()
}
