// Sorts tables by a column. Without it every table is there, in the order of the scenario.
"use strict";
{
  // "1:02:03" counts seconds; "2,700" and "93.0 ±0.5" begin with a number.
  const key = (cell) => {
    const text = cell.textContent.trim();
    if (/^\d+(:\d\d)+/.test(text))
      return text.match(/^[\d:]+/)[0].split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const number = parseFloat(text.replaceAll(",", ""));
    return Number.isNaN(number) ? text : number;
  };
  const compare = (a, b) =>
    typeof a === "number" && typeof b === "number" ? a - b
      : typeof a === "number" ? -1 : typeof b === "number" ? 1 : a.localeCompare(b);
  const sort = (heading, column) => {
    const body = heading.closest("table").tBodies[0];
    const down = heading.getAttribute("aria-sort") === "ascending";
    const rows = [...body.rows].map((row) => ({ row, key: key(row.cells[column]) }));
    rows.sort((a, b) => (down ? compare(b.key, a.key) : compare(a.key, b.key)));
    body.append(...rows.map((entry) => entry.row));
    for (const other of heading.parentNode.cells) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  };
  for (const table of document.querySelectorAll("table.sortable"))
    [...table.tHead.rows[0].cells].forEach((heading, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => sort(heading, column));
    });
}
