//go:build !unix || aix || solaris || illumos

package scan

import "os"

func mapFile(*os.File, int) ([]byte, error) { return nil, errNoMapping }

func unmapFile([]byte) error { return nil }
