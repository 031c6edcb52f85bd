package scan

// Room returns n bytes of zeros for columns that are about to be filled. It asks
// for large pages where the system has them for those who ask: most of the time
// that fresh memory takes is spent page by page.
func Room(n int) []byte {
	b := make([]byte, n)
	if n >= 2*largePage {
		adviseLargePages(b)
	}
	return b
}

const largePage = 2 << 20
