// Package hierarchy says which areas, industries and size classes make up which
// others, from their codes alone.
//
// A [Partition] divides a whole into parts that no establishment is in twice.
// Some are complete by their definition: the prefectures of Japan, the
// divisions of manufacturing in a revision of the JSIC. Of others, the
// municipalities of a prefecture, only those are known that a table has, and
// whether they are all has to be proved from the figures.
package hierarchy
