package plotting

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"

	"github.com/machikoba/machikoba/ingest/census"
)

// Boundaries are the shapes of areas, for [Choropleth]. They may be shared by
// charts and goroutines.
type Boundaries struct {
	areas []boundary
}

type boundary struct {
	area     census.Area
	polygons []polygon
}

// A polygon is an outer ring and its holes, each without its last point, which
// is its first. The outer ring runs to the left around its inside, holes to the
// right.
type polygon [][][2]float64

// ParseBoundaries reads boundaries from GeoJSON (RFC 7946): a FeatureCollection
// of Polygons and MultiPolygons in degrees of longitude and latitude. The name is
// that of the property that holds the code of each area, by JIS X 0401 or 0402,
// as a number or a text; "id" is also the identifier of the feature itself.
// Features of one code are one area.
//
//	data, err := os.ReadFile("prefectures.geojson")
//	b, err := plotting.ParseBoundaries(data, "code")
//
// It is an error where a feature has no such property, an unknown code or
// another kind of geometry, or where there is no feature.
//
// # References
//
// H. Butler et al. (2016), The GeoJSON Format, RFC 7946.
func ParseBoundaries(data []byte, property string) (*Boundaries, error) {
	var file struct {
		Type     string
		Features []feature
	}
	if err := json.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("plotting: boundaries: %w", err)
	}
	if file.Type != "FeatureCollection" || len(file.Features) == 0 {
		return nil, fmt.Errorf("plotting: boundaries: a %q of %d features, want a FeatureCollection of some", file.Type, len(file.Features))
	}
	b := &Boundaries{}
	at := map[census.Area]int{}
	for n, f := range file.Features {
		area, err := f.area(property)
		if err != nil {
			return nil, fmt.Errorf("plotting: boundaries: feature %d: %w", n+1, err)
		}
		polygons, err := f.polygons()
		if err != nil {
			return nil, fmt.Errorf("plotting: boundaries: feature %d, %s: %w", n+1, area.Label(census.English), err)
		}
		i, known := at[area]
		if !known {
			i, at[area] = len(b.areas), len(b.areas)
			b.areas = append(b.areas, boundary{area: area})
		}
		b.areas[i].polygons = append(b.areas[i].polygons, polygons...)
	}
	return b, nil
}

// Areas returns the areas that have boundaries, in the order of their codes.
func (b *Boundaries) Areas() []census.Area {
	var list []census.Area
	for _, a := range b.areas {
		list = append(list, a.area)
	}
	slices.Sort(list)
	return list
}

// feature is one of GeoJSON.
type feature struct {
	ID         any
	Properties map[string]any
	Geometry   struct {
		Type        string
		Coordinates json.RawMessage
	}
}

// area reads the code of a feature.
func (f feature) area(property string) (census.Area, error) {
	code, ok := f.Properties[property]
	if !ok && property == "id" {
		code = f.ID
	}
	switch v := code.(type) {
	case nil:
		return "", fmt.Errorf("it has no property %q", property)
	case float64:
		return census.ParseArea(fmt.Sprintf("%02.0f", v))
	default:
		return census.ParseArea(fmt.Sprint(v))
	}
}

// polygons reads the geometry of a feature.
func (f feature) polygons() (list []polygon, err error) {
	switch g := f.Geometry; g.Type {
	case "Polygon":
		list = make([]polygon, 1)
		err = json.Unmarshal(g.Coordinates, &list[0])
	case "MultiPolygon":
		err = json.Unmarshal(g.Coordinates, &list)
	default:
		return nil, fmt.Errorf("its geometry is a %q, want a Polygon or a MultiPolygon", g.Type)
	}
	if err != nil {
		return nil, err
	}
	for _, p := range list {
		if len(p) == 0 {
			return nil, fmt.Errorf("a polygon has no ring")
		}
		for i, ring := range p {
			if len(ring) < 4 || ring[0] != ring[len(ring)-1] {
				return nil, fmt.Errorf("a ring of %d points is not closed", len(ring))
			}
			p[i] = ring[:len(ring)-1]
			if left := signedArea(ring) > 0; left != (i == 0) {
				slices.Reverse(p[i])
			}
		}
	}
	return list, nil
}

// signedArea returns the area in a closed ring, positive where the ring runs to
// the left around it:
//
//	A = ½ ∑ (xᵢ yᵢ₊₁ − xᵢ₊₁ yᵢ)
func signedArea(ring [][2]float64) (a float64) {
	o := ring[0] // far from the origin the products would cancel
	for i := 1; i < len(ring); i++ {
		p, q := ring[i-1], ring[i]
		a += ((p[0]-o[0])*(q[1]-o[1]) - (q[0]-o[0])*(p[1]-o[1])) / 2
	}
	return a
}

// extent returns the area of the outer ring in degrees squared.
func (p polygon) extent() float64 {
	return math.Abs(signedArea(append(p[0][:len(p[0]):len(p[0])], p[0][0])))
}
