package census

// The divisions of manufacturing, Japan Standard Industrial Classification,
// Rev. 12 (November 2007). Rev. 13 (October 2013) and Rev. 14 (June 2023) have
// the same 24 divisions.
const (
	Food                    Industry = "JSIC12:09"
	Beverages               Industry = "JSIC12:10"
	Textiles                Industry = "JSIC12:11"
	Lumber                  Industry = "JSIC12:12"
	Furniture               Industry = "JSIC12:13"
	Paper                   Industry = "JSIC12:14"
	Printing                Industry = "JSIC12:15"
	Chemicals               Industry = "JSIC12:16"
	Petroleum               Industry = "JSIC12:17"
	Plastics                Industry = "JSIC12:18"
	Rubber                  Industry = "JSIC12:19"
	Leather                 Industry = "JSIC12:20"
	Ceramics                Industry = "JSIC12:21"
	IronAndSteel            Industry = "JSIC12:22"
	NonFerrousMetals        Industry = "JSIC12:23"
	FabricatedMetal         Industry = "JSIC12:24"
	GeneralMachinery        Industry = "JSIC12:25"
	ProductionMachinery     Industry = "JSIC12:26"
	BusinessMachinery       Industry = "JSIC12:27"
	ElectronicParts         Industry = "JSIC12:28"
	ElectricalMachinery     Industry = "JSIC12:29"
	InformationEquipment    Industry = "JSIC12:30"
	TransportationEquipment Industry = "JSIC12:31"
	OtherManufacturing      Industry = "JSIC12:32"
)

// jsicDivisions holds the divisions of manufacturing of each revision that has
// a list of its own. Rev. 10 (October 1993) was used to the survey of 2001,
// Rev. 11 (March 2002) for those of 2002 to 2007.
var jsicDivisions = map[Scheme][]struct {
	code  string
	label name
}{
	JSIC10: {
		{"12", name{"Food", "食料品製造業"}},
		{"13", name{"Beverages, tobacco and feed", "飲料・たばこ・飼料製造業"}},
		{"14", name{"Textiles, except apparel", "繊維工業（衣服、その他の繊維製品を除く）"}},
		{"15", name{"Apparel and other finished textile products", "衣服・その他の繊維製品製造業"}},
		{"16", name{"Lumber and wood products", "木材・木製品製造業（家具を除く）"}},
		{"17", name{"Furniture and fixtures", "家具・装備品製造業"}},
		{"18", name{"Pulp, paper and paper products", "パルプ・紙・紙加工品製造業"}},
		{"19", name{"Publishing and printing", "出版・印刷・同関連産業"}},
		{"20", name{"Chemicals", "化学工業"}},
		{"21", name{"Petroleum and coal products", "石油製品・石炭製品製造業"}},
		{"22", name{"Plastic products", "プラスチック製品製造業（別掲を除く）"}},
		{"23", name{"Rubber products", "ゴム製品製造業"}},
		{"24", name{"Leather and fur products", "なめし革・同製品・毛皮製造業"}},
		{"25", name{"Ceramic, stone and clay products", "窯業・土石製品製造業"}},
		{"26", name{"Iron and steel", "鉄鋼業"}},
		{"27", name{"Non-ferrous metals", "非鉄金属製造業"}},
		{"28", name{"Fabricated metal products", "金属製品製造業"}},
		{"29", name{"General machinery", "一般機械器具製造業"}},
		{"30", name{"Electrical machinery", "電気機械器具製造業"}},
		{"31", name{"Transportation equipment", "輸送用機械器具製造業"}},
		{"32", name{"Precision instruments", "精密機械器具製造業"}},
		{"33", name{"Ordnance", "武器製造業"}},
		{"34", name{"Other manufacturing", "その他の製造業"}},
	},
	JSIC11: {
		{"09", name{"Food", "食料品製造業"}},
		{"10", name{"Beverages, tobacco and feed", "飲料・たばこ・飼料製造業"}},
		{"11", name{"Textiles, except apparel", "繊維工業（衣服、その他の繊維製品を除く）"}},
		{"12", name{"Apparel and other finished textile products", "衣服・その他の繊維製品製造業"}},
		{"13", name{"Lumber and wood products", "木材・木製品製造業（家具を除く）"}},
		{"14", name{"Furniture and fixtures", "家具・装備品製造業"}},
		{"15", name{"Pulp, paper and paper products", "パルプ・紙・紙加工品製造業"}},
		{"16", name{"Printing", "印刷・同関連業"}},
		{"17", name{"Chemicals", "化学工業"}},
		{"18", name{"Petroleum and coal products", "石油製品・石炭製品製造業"}},
		{"19", name{"Plastic products", "プラスチック製品製造業（別掲を除く）"}},
		{"20", name{"Rubber products", "ゴム製品製造業"}},
		{"21", name{"Leather and fur products", "なめし革・同製品・毛皮製造業"}},
		{"22", name{"Ceramic, stone and clay products", "窯業・土石製品製造業"}},
		{"23", name{"Iron and steel", "鉄鋼業"}},
		{"24", name{"Non-ferrous metals", "非鉄金属製造業"}},
		{"25", name{"Fabricated metal products", "金属製品製造業"}},
		{"26", name{"General machinery", "一般機械器具製造業"}},
		{"27", name{"Electrical machinery", "電気機械器具製造業"}},
		{"28", name{"Information and communication equipment", "情報通信機械器具製造業"}},
		{"29", name{"Electronic parts and devices", "電子部品・デバイス製造業"}},
		{"30", name{"Transportation equipment", "輸送用機械器具製造業"}},
		{"31", name{"Precision instruments", "精密機械器具製造業"}},
		{"32", name{"Other manufacturing", "その他の製造業"}},
	},
	JSIC12: {
		{"09", name{"Food", "食料品製造業"}},
		{"10", name{"Beverages, tobacco and feed", "飲料・たばこ・飼料製造業"}},
		{"11", name{"Textiles", "繊維工業"}},
		{"12", name{"Lumber and wood products", "木材・木製品製造業（家具を除く）"}},
		{"13", name{"Furniture and fixtures", "家具・装備品製造業"}},
		{"14", name{"Pulp, paper and paper products", "パルプ・紙・紙加工品製造業"}},
		{"15", name{"Printing", "印刷・同関連業"}},
		{"16", name{"Chemicals", "化学工業"}},
		{"17", name{"Petroleum and coal products", "石油製品・石炭製品製造業"}},
		{"18", name{"Plastic products", "プラスチック製品製造業（別掲を除く）"}},
		{"19", name{"Rubber products", "ゴム製品製造業"}},
		{"20", name{"Leather and fur products", "なめし革・同製品・毛皮製造業"}},
		{"21", name{"Ceramic, stone and clay products", "窯業・土石製品製造業"}},
		{"22", name{"Iron and steel", "鉄鋼業"}},
		{"23", name{"Non-ferrous metals", "非鉄金属製造業"}},
		{"24", name{"Fabricated metal products", "金属製品製造業"}},
		{"25", name{"General-purpose machinery", "はん用機械器具製造業"}},
		{"26", name{"Production machinery", "生産用機械器具製造業"}},
		{"27", name{"Business-oriented machinery", "業務用機械器具製造業"}},
		{"28", name{"Electronic parts and devices", "電子部品・デバイス・電子回路製造業"}},
		{"29", name{"Electrical machinery", "電気機械器具製造業"}},
		{"30", name{"Information and communication equipment", "情報通信機械器具製造業"}},
		{"31", name{"Transportation equipment", "輸送用機械器具製造業"}},
		{"32", name{"Other manufacturing", "その他の製造業"}},
	},
}
