//go:build !amd64

package scan

// WithoutVectors calls f.
func WithoutVectors(f func()) { f() }
