package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

func TestFromReader(t *testing.T) {
	for english, want := range map[string]string{
		"survey of 2019 under its reference year 2018":                           "2019年調査を2018年実績として収録",
		"the survey of 2019 asked for the money of 2018, its reference year":     "2019年調査の金額は2018年実績であるため、2018年の値として収録",
		"year of the Economic Census taken from the edition, SSDSE 2021":         "経済センサスの年次は版（SSDSE 2021）による",
		"規模 4人以上 taken from above the header":                                    "見出しの上の記載による：規模 4人以上",
		"rows other than 総数 in \"経営組織\" left out":                                "「経営組織」が総数以外の行を除外",
		"rows \"軽工業計\" left out, since nobody says what they add up":             "何の合計か明らかでない行「軽工業計」を除外",
		"area code 5000 taken for the prefecture, whose name is not \"秋田市\"":     "地域コード5000は都道府県のものとし、名称「秋田市」を採らない",
		"百万円 brought to yen":                                                     "百万円を円に換算",
		"万円 to yen":                                                              "万円を円に換算",
		"千人 to persons":                                                          "千人を人に換算",
		"Table 0003432907 was released on 2020-08-27 and updated on 2022-07-05.": "統計表 0003432907：2020-08-27公開、2022-07-05更新。",
		"Table 3-01: 産業中分類別の事業所数":                                                "統計表 3-01：産業中分類別の事業所数",
		"Cities that stand beside their wards, which sums over municipalities would count twice: 14100 横浜市, 14130 川崎市.":                                             "区と並んで収録されている市（市区町村を合計すると二重になる）：14100 横浜市, 14130 川崎市。",
		"2005 Osaka / all manufacturing / 4 or more persons / Shipments: 16,517,990 million yen is contradicted by the municipality edition, which has 16,301,874.": "大阪府の2005年の製造品出荷額等16,517,990百万円は、市区町村編の16,301,874百万円と一致しない。",
		"2016 Fukushima / all manufacturing / 4 or more persons / Shipments: 4,828,248 million yen is as first published; it was revised to 4,977,861.":             "福島県の2016年の製造品出荷額等4,828,248百万円は当初公表値で、その後4,977,861百万円に訂正された。",
		"a note of somebody else": "",
	} {
		if got := fromReader(english); got != want {
			t.Errorf("%s\n is %q\nwant %q", english, got, want)
		}
	}
}

// Whatever the readers say of what they did to a table has Japanese: their
// sources are searched for it.
func TestReadersHaveJapanese(t *testing.T) {
	files, err := filepath.Glob("../../ingest/*.go")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sources of the readers: %v", err)
	}
	found := 0
	for _, file := range files {
		tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !tellsEdit(call) {
				return true
			}
			text, ok := literal(call.Args[len(call.Args)-1])
			if !ok {
				return true // told of elsewhere
			}
			found++
			for _, filler := range []string{"2018", "yen"} {
				if english := regexp.MustCompile(`%[a-z]`).ReplaceAllString(text, filler); japanese(english) != english {
					return true
				}
			}
			t.Errorf("%s: %q has no Japanese", filepath.Base(file), text)
			return true
		})
	}
	if found < 25 {
		t.Errorf("%d texts are found, which are not all", found)
	}
}

// tellsEdit reports whether a call adds an edit to a list of them.
func tellsEdit(call *ast.CallExpr) bool {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		if f.Name == "append" {
			list, ok := call.Args[0].(*ast.SelectorExpr)
			return ok && list.Sel.Name == "edits" && len(call.Args) == 2
		}
		return f.Name == "edit"
	case *ast.SelectorExpr:
		return f.Sel.Name == "edit" || f.Sel.Name == "WithEdit"
	}
	return false
}

// literal returns the text of an expression that begins with one, and 2018 for
// what is added to it.
func literal(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.BinaryExpr:
		text, ok := literal(e.X)
		return text + "2018", ok
	case *ast.CallExpr: // of fmt.Sprintf
		if len(e.Args) > 0 {
			return literal(e.Args[0])
		}
	}
	return "", false
}
