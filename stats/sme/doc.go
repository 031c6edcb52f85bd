// Package sme says which firms are small and medium-sized enterprises in the
// sense of Japanese law, whether a firm can be a model factory, and how well an
// association covers the enterprises of a prefecture.
//
//	firm := sme.Firm{Industry: sme.Industry{Sector: sme.Manufacturing}, Capital: sme.Known(50e6), RegularEmployees: sme.Known(120)}
//	c := sme.Classify(firm, sme.BasicAct)
//	fmt.Println(c.Class, c.By.Act, c.By.Article)
//
// The law is about firms: their capital, their regular employees, who owns them.
// What is not known of a firm is left out and makes the answer unknown where it
// matters, with a list of what is missing; nothing is guessed. The rules are a
// table, [Rules], each with its act and article, and with its date where that is
// known; [SectorOf] says which of their sectors a code of the Japan Standard
// Industrial Classification is in.
//
// The census counts establishments and the persons engaged in them. What it says
// of size classes is in package stats under names of its own
// (stats.SMEEstablishmentShare, stats.BelowSMELimit) and is no classification of
// firms: a large firm has small factories.
//
// The package gives no legal advice: acts are summed up as they stood on the date
// of the rule, and support schemes have conditions of their own.
package sme
