"""An assessment as a careful analyst would script it with pandas, matplotlib, python-docx and openpyxl (Debian's
packages): the same street-level files, the same questions (last twelve months against the year before, rate, place
in the county, control chart), the same three formats. Run by tests/bench/assess.ts.

    python3 assessPeer.py FOLDER_OF_CSV LOOKUP_CSV DISTRICT LAST_MONTH OUT
"""

import io
import sys
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from docx import Document
from docx.shared import Cm
from openpyxl import Workbook

folder, lookup, district, last, out = sys.argv[1:]
out = Path(out)
out.mkdir(parents=True, exist_ok=True)

rows = pd.concat(
    pd.read_csv(file, usecols=["Month", "LSOA code", "Crime type"], dtype=str) for file in sorted(Path(folder).glob("*.csv"))
)
places = pd.read_csv(lookup, dtype={"lsoa": str, "district": str, "name": str, "population": float})
rows = rows.merge(places, left_on="LSOA code", right_on="lsoa", how="left")
monthly = rows.groupby(["Crime type", "district", "Month"]).size().rename("count").reset_index()
months = pd.period_range(end=last, periods=60, freq="M").astype(str)
population = places.drop_duplicates("district").set_index("district")["population"]
names = places.drop_duplicates("district").set_index("district")["name"]
year, before = list(months[-12:]), list(months[-24:-12])


def total(frame, wanted):
    return frame[frame["Month"].isin(wanted)].groupby("district")["count"].sum()


table, charts = [], {}
for kind, frame in [("All crime", monthly)] + list(monthly.groupby("Crime type")):
    now, then = total(frame, year), total(frame, before)
    rates = (now / population * 1000).dropna()
    value, previous = int(now.get(district, 0)), int(then.get(district, 0))
    change = round((value - previous) / previous * 100, 1) if previous else None
    place = int(rates.rank(ascending=False, method="min").get(district, 0))
    table.append((kind, value, previous, change, round(float(rates.get(district, np.nan)), 2), place, len(rates)))

    series = frame[frame["district"] == district].groupby("Month")["count"].sum().reindex(months, fill_value=0)
    mean = series.mean()
    spread = 2.66 * series.diff().abs().mean()
    figure, axes = plt.subplots(figsize=(6.3, 3))
    axes.plot(range(len(series)), series.to_numpy(), marker="o", markersize=3, color="#1f4e79")
    axes.axhline(mean, color="#444444")
    axes.axhline(mean + spread, color="#888888", linestyle="--")
    axes.axhline(max(mean - spread, 0), color="#888888", linestyle="--")
    axes.set_xticks(range(0, len(series), 6), [months[i] for i in range(0, len(series), 6)], rotation=45, fontsize=7)
    axes.set_title(f"{kind} in {names[district]}, by month", fontsize=9)
    figure.tight_layout()
    png, svg = io.BytesIO(), io.StringIO()
    figure.savefig(png, format="png", dpi=200)
    figure.savefig(svg, format="svg")
    plt.close(figure)
    charts[kind] = (png, svg.getvalue(), series)

head = ["Measure", "This year", "Year before", "Change %", "Rate per 1,000", "Place", "Of"]
html = [f"<!doctype html><html lang='en-GB'><head><meta charset='utf-8'><title>Assessment</title></head><body><h1>{names[district]}</h1>"]
html.append(pd.DataFrame(table, columns=head).to_html(index=False))
document = Document()
document.add_heading(f"Strategic assessment: {names[district]}", 0)
grid = document.add_table(rows=1, cols=len(head))
for cell, words in zip(grid.rows[0].cells, head):
    cell.text = words
for line in table:
    for cell, value in zip(grid.add_row().cells, line):
        cell.text = "" if value is None else str(value)
book = Workbook()
sheet = book.active
sheet.title = "Measures"
sheet.append(head)
for line in table:
    sheet.append(line)
for line in table:
    kind = line[0]
    png, svg, series = charts[kind]
    sentence = f"{kind}: {line[1]:,} in the year, {line[2]:,} in the year before ({line[3]} %); place {line[5]} of {line[6]}."
    html.append(f"<h2>{kind}</h2><p>{sentence}</p>{svg[svg.index('<svg'):]}")
    html.append(series.to_frame().to_html())
    document.add_heading(kind, 1)
    document.add_paragraph(sentence)
    document.add_picture(png, width=Cm(16))
    part = document.add_table(rows=1, cols=2)
    part.rows[0].cells[0].text, part.rows[0].cells[1].text = "Month", "Count"
    for month, count in series.iloc[-12:].items():
        cells = part.add_row().cells
        cells[0].text, cells[1].text = month, str(count)
    page = book.create_sheet(kind[:31])
    page.append(["Month", "Count"])
    for month, count in series.items():
        page.append([month, int(count)])
html.append("</body></html>")
(out / "assessment.html").write_text("\n".join(html), encoding="utf-8")
document.save(str(out / "assessment.docx"))
book.save(str(out / "assessment.xlsx"))
