module github.com/machikoba/machikoba/ingest/internal/scan/kernel

go 1.25.0

require github.com/mmcloughlin/avo v0.5.0

require (
	golang.org/x/mod v0.38.0 // indirect
	golang.org/x/sync v0.22.0 // indirect
	golang.org/x/tools v0.48.0 // indirect
)
