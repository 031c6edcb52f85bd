package scan

// WithoutVectors calls f as if the processor had no vectors.
func WithoutVectors(f func()) {
	had := vectors
	defer func() { vectors = had }()
	vectors = false
	f()
}
