// Every table gets a search, headings that sort, and its remaining rows; without this script all is there to read.
"use strict";
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });

  const valueOf = (cell) => {
    const text = cell.dataset.v ?? cell.textContent.replaceAll(",", "");
    const found = /-?\d+(\.\d+)?/.exec(text);
    return found ? Number(found[0]) : NaN;
  };

  const compareNumbers = (left, right) => {
    if (Number.isNaN(left) || Number.isNaN(right)) return Number.isNaN(left) - Number.isNaN(right);
    return left - right;
  };

  const fill = (sentence, count, all) => sentence.replace("{count}", count).replace("{all}", all);

  const equip = (table) => {
    const block = table.closest("details.numbers") ?? table.closest(".block");
    const body = table.tBodies[0];
    const few = body.rows.length;
    const rest = block.querySelector("details.rest");
    if (rest) {
      body.append(...rest.querySelector("tbody").rows);
      rest.remove();
    }
    const rows = [...body.rows];
    const texts = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));
    const tools = block.querySelector(".tools");
    const cut = rest ? block.querySelector(".cut") : null;
    let sorted = rows;
    let all = !rest;

    const update = () => {
      const words = (tools?.querySelector("input").value ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const found = sorted.filter((row) => words.every((word) => texts.get(row).includes(word)));
      const shown = all || words.length ? found : found.slice(0, few);
      body.replaceChildren(...shown);
      block.classList.toggle("long", shown.length > Math.max(few, 40));
      if (!tools) return;
      const output = tools.querySelector("output");
      output.textContent = words.length ? fill(output.dataset.found, shown.length, rows.length) : "";
      if (!rest) return;
      const button = tools.querySelector("button");
      button.textContent = all ? fill(button.dataset.few, few, rows.length) : fill(button.dataset.all, few, rows.length);
      button.hidden = words.length > 0;
      cut.hidden = all || words.length > 0;
    };

    const sortBy = (heading, index) => {
      const number = heading.classList.contains("n");
      const first = number ? "descending" : "ascending";
      const second = number ? "ascending" : "descending";
      const now = heading.ariaSort;
      const next = now === first ? second : now === second ? null : first;
      for (const each of heading.parentElement.cells) each.removeAttribute("aria-sort");
      sorted = rows;
      if (next) {
        heading.setAttribute("aria-sort", next);
        const sign = next === "ascending" ? 1 : -1;
        const keys = new Map(rows.map((row) => [row, number ? valueOf(row.cells[index]) : row.cells[index].textContent]));
        sorted = [...rows].sort((a, b) => {
          const left = keys.get(a);
          const right = keys.get(b);
          if (!number) return sign * order.compare(left, right);
          const unknown = Number.isNaN(left) || Number.isNaN(right);
          return (unknown ? 1 : sign) * compareNumbers(left, right);
        });
      }
      update();
    };

    for (const [index, heading] of [...table.tHead.rows[0].cells].entries()) {
      if (rows.length < 2 || !heading.textContent) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      button.addEventListener("click", () => sortBy(heading, index));
      heading.append(button);
    }
    if (tools) {
      tools.hidden = false;
      tools.querySelector("input").addEventListener("input", update);
      const button = tools.querySelector("button");
      button.hidden = !rest;
      button.addEventListener("click", () => {
        all = !all;
        update();
      });
    }
    update();
  };

  for (const table of document.querySelectorAll("table.data")) equip(table);
})();
