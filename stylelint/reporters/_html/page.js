"use strict";
// Sort the tables by a click on a heading, and show only findings that hold some words. The page does without.
(() => {
  const value = (row, column) => {
    const cell = row.cells[column];
    const number = Number(cell.dataset.n ?? cell.textContent);
    return Number.isNaN(number) ? cell.textContent : number;
  };
  for (const table of document.querySelectorAll("table")) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const sorted = head.getAttribute("aria-sort");
        const down = column ? sorted !== "descending" : sorted === "ascending"; // names from the first, counts from the most
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...table.tBodies[0].rows].sort((a, b) => {
          const x = value(a, column), y = value(b, column);
          const order = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh");
          return down ? -order : order;
        });
        table.tBodies[0].append(...rows);
      });
    });
  }
  const filter = document.getElementById("filter");
  filter.closest("p").hidden = false;
  const files = [...document.querySelectorAll("details")];
  const left = document.getElementById("left");
  filter.addEventListener("input", () => {
    const words = filter.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    for (const file of files) {
      const name = file.querySelector("summary").textContent.toLowerCase();
      let shown = 0;
      for (const one of file.querySelectorAll(".found > li")) {
        const text = name + " " + one.textContent.toLowerCase();
        one.hidden = !words.every((word) => text.includes(word));
        if (!one.hidden) shown += 1;
      }
      file.hidden = shown === 0;
      count += shown;
    }
    left.textContent = words.length ? String(count) : "";
  });
  const target = () => {
    const file = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (file instanceof HTMLDetailsElement) file.open = true;
  };
  addEventListener("hashchange", target);
  target();
})();
