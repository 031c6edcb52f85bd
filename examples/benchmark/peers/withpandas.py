import json, sys, time
import pandas as pd

job, csv, small, variant = sys.argv[1:5]
figures = ["employees", "shipments", "materials", "wages", "value_added", "capital"]
codes = ["pref_code", "municipality_code", "industry_code"]
names = ["pref_name", "industry_name"] if variant == "cp932" else []
options = dict(na_values=["X", "-"], thousands="," if variant == "quoted" else None, encoding="cp932" if variant == "cp932" else None)


def read(columns, kinds):
    return pd.read_csv(csv, usecols=columns, dtype=kinds, **options)


began = time.perf_counter()
if job == "J1":
    kinds = {"year": "int32", "establishment_id": "int64", "size_class": "int32"}
    kinds.update({c: str for c in codes + names})
    df = read(None, kinds)
    seconds = time.perf_counter() - began
    lines = [f"{f},{int(df[f].sum())},{int(df[f].isna().sum())}" for f in figures]
    answer = {"lines": lines, "count": len(df)}
elif job == "J2":
    df = read(["year", "pref_code", "industry_code", "employees", "shipments"], {"year": "int32", "pref_code": str, "industry_code": str})
    df["d"] = df["industry_code"].str[:2]
    g = df.groupby(["year", "pref_code", "d"], observed=True).agg(n=("year", "size"), e=("employees", "sum"), s=("shipments", "sum")).reset_index()
    g["share"] = g["s"] / g.groupby(["year", "d"])["s"].transform("sum")
    seconds = time.perf_counter() - began
    answer = {"rows": [[int(r[0]), r[1], r[2], int(r[3]), int(r[4]), int(r[5]), float(r[6])] for r in g.itertuples(index=False)]}
else:
    df = pd.read_csv(small, dtype={"pref_code": str})
    df["share"] = df["shipments"] / df.groupby("year")["shipments"].transform("sum")
    seconds = 0
    answer = {"lines": [f"{y},{p},{s:.9f}" for y, p, s in zip(df["year"], df["pref_code"], df["share"])]}
print(json.dumps(dict(seconds=seconds, **answer)))
