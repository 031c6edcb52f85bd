package series

import "fmt"

// nameOf returns the name of a choice, and its number where there is none.
func nameOf(kind string, choice int, names ...string) string {
	if choice < 0 || choice >= len(names) {
		return fmt.Sprintf("%s(%d)", kind, choice)
	}
	return names[choice]
}
