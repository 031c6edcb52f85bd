package main

import (
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"sync"
	"syscall"
	"time"
)

// floor prints how long it takes only to look at every byte of the file: to add
// up the mapped words of it, on one thread and on all.
func (c *config) floor(w io.Writer) error {
	f, err := os.Open(c.csv())
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	data, err := syscall.Mmap(int(f.Fd()), 0, int(info.Size()), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return err
	}
	defer syscall.Munmap(data)
	for _, threads := range []int{1, c.threads} {
		sumWords(data, threads) // the pages are mapped
		began := time.Now()
		sum := sumWords(data, threads)
		took := time.Since(began).Seconds()
		fmt.Fprintf(w, "\nadding up %d MB on %d threads: %.3f s, %.1f GB/s (%x)", len(data)>>20, threads, took, float64(len(data))/took/1e9, sum)
	}
	_, err = fmt.Fprintln(w)
	return err
}

func sumWords(data []byte, threads int) (sum uint64) {
	var wg sync.WaitGroup
	sums := make([]uint64, threads)
	for i := range threads {
		part := data[len(data)/threads*i : len(data)/threads*(i+1)]
		wg.Go(func() {
			var a, b, c, d uint64
			for ; len(part) >= 32; part = part[32:] {
				a += binary.LittleEndian.Uint64(part)
				b += binary.LittleEndian.Uint64(part[8:])
				c += binary.LittleEndian.Uint64(part[16:])
				d += binary.LittleEndian.Uint64(part[24:])
			}
			sums[i] = a + b + c + d
		})
	}
	wg.Wait()
	for _, s := range sums {
		sum += s
	}
	return sum
}
