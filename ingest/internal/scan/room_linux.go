package scan

import (
	"syscall"
	"unsafe"
)

// adviseLargePages asks for large pages for those that lie within b. That it
// cannot be done does no harm.
func adviseLargePages(b []byte) {
	from := int(-uintptr(unsafe.Pointer(&b[0])) & (largePage - 1))
	if n := (len(b) - from) &^ (largePage - 1); n > 0 {
		syscall.Madvise(b[from:from+n], syscall.MADV_HUGEPAGE)
	}
}
