"use strict";
(() => {
  const table = document.getElementById("table");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells];
  const language = document.documentElement.lang;
  const order = new Intl.Collator(language, { numeric: true }).compare;
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const texts = rows.map((row) => plain([...row.cells].slice(0, 7).map((cell) => cell.textContent).join(" ")));

  // What a row is sorted by: the number of a figure, else the text; figures
  // without a number stay last.
  const key = (row, column) => {
    const cell = row.cells[column];
    if (!("v" in cell.dataset)) return cell.textContent;
    return cell.dataset.v === "" ? null : Number(cell.dataset.v);
  };
  const compare = (a, b) => (typeof a === "number" ? a - b : order(a, b));

  const sort = (column, direction) => {
    const keyed = rows.map((row, place) => ({ row, place, key: key(row, column) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null) || a.place - b.place;
      return direction * compare(a.key, b.key) || a.place - b.place;
    });
    body.append(...keyed.map((k) => k.row));
    heads.forEach((head, i) => head.setAttribute("aria-sort", i !== column ? "none" : direction > 0 ? "ascending" : "descending"));
  };

  heads.forEach((head, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.replaceChildren(button);
    head.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => sort(column, head.getAttribute("aria-sort") === "ascending" ? -1 : 1));
  });

  const filter = document.getElementById("filter");
  const measure = document.getElementById("measure");
  const shown = document.getElementById("shown");
  const number = new Intl.NumberFormat(language);
  const show = () => {
    const wanted = plain(filter.value).split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row, i) => {
      const keep = (!measure.value || row.dataset.m === measure.value) && wanted.every((word) => texts[i].includes(word));
      row.hidden = !keep;
      count += keep;
    });
    shown.textContent = shown.dataset.text.replace("%[1]s", number.format(count)).replace("%[2]s", number.format(rows.length));
  };
  filter.addEventListener("input", show);
  measure.addEventListener("change", show);
  document.querySelector(".filters").hidden = false;
  show();

  // The CSV is in the page as gzip, and is one where the browser can unpack it.
  const csv = document.getElementById("csv");
  const whole = async () => {
    const packed = Uint8Array.from(atob(csv.href.split(",")[1]), (c) => c.charCodeAt(0));
    const rows = new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip")));
    csv.href = URL.createObjectURL(new Blob([await rows.arrayBuffer()], { type: "text/csv;charset=utf-8" }));
    csv.download = "table.csv";
  };
  if ("DecompressionStream" in window) whole();

  // A map that is wider than the screen begins where the prefecture is, whose
  // tile has a line around it in the colour of the highlight.
  for (const box of document.querySelectorAll(".map")) {
    const own = [...box.querySelectorAll('[style*="stroke:#D55E00"]')].pop();
    if (!own) continue;
    const at = own.getBoundingClientRect(), of = box.getBoundingClientRect();
    box.scrollLeft += at.left + at.width / 2 - of.left - of.width / 2;
  }
})();
