package stats

import (
	"context"

	"github.com/machikoba/machikoba/ingest/census"
)

// SuppressCube makes the table of a cube and hides in it what would tell of
// single establishments: [Suppress] of [census.Cube.Table], with the largest
// contributors that the cube knows unless o.Contributors says otherwise. It is
// the way from a file of establishments to a table that can be published,
//
//	cubes, err := files.Tabulate(ctx, tabulation)
//	safe, err := stats.SuppressCube(ctx, cubes[0], stats.SuppressOptions{Percent: 10})
//
// See [LargestContributors] for what that means to the rules.
func SuppressCube(ctx context.Context, c *census.Cube, o SuppressOptions) (*SuppressResult, error) {
	t, err := c.Table()
	if err != nil {
		return nil, err
	}
	if o.Contributors == nil {
		contributions, err := c.Contributions()
		if err != nil {
			return nil, err
		}
		o.Contributors = LargestContributors(t, contributions)
	}
	return Suppress(ctx, t, o)
}
