// Package estat reads tables of Japan's official statistics from the API 3.0 of
// e-Stat, the portal of the Statistics Bureau, into tables of package census.
// No other package of the module opens a network connection.
//
//	c, err := estat.New(estat.Options{}) // the application id is in ESTAT_APP_ID
//	found, err := c.Search(ctx, "工業統計調査 都道府県別", estat.SearchOptions{})
//	about, err := c.Describe(ctx, found[0].ID)
//	t, err := c.Table(ctx, found[0].ID, estat.Query{Select: map[string][]string{"cat02": {"00"}}})
//
// Query narrows a table to codes, to spans of codes and to levels of its axes.
//
// A table comes in pages of up to 100,000 figures; all are fetched, each with
// every filter of the query, and read as one by [ingest.EStatJSON], which knows
// the tables of the factory census and says of any other what it needs to be
// told. Pages that do not follow each other, or that change under way, are an
// error: no figure is lost in silence.
//
// Requests that fail for a while are repeated, later each time and not before
// the server asks. Answers are kept below os.UserCacheDir with the time of their
// retrieval and their hash.
//
// An application id is personal. It is sent to the server and nowhere else: no
// error, no progress report and no file of the cache has it, and redirections
// are not followed.
package estat
