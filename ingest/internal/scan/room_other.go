//go:build !linux

package scan

func adviseLargePages([]byte) {}
