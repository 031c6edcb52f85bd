package plotting

// Plain returns the chart without its title, subtitle, notes and source line, and
// lower by their height, for a page that sets them as text of its own around it,
// in letters that do not shrink with the picture. The page then owes its readers
// the source.
func (c *Chart) Plain() *Chart {
	p := *c
	p.Title, p.Subtitle, p.Notes, p.Source = "", "", nil, ""
	p.Height -= c.around() - p.around()
	return &p
}
