// Tables get a search, headings that sort, and their remaining rows; the choice above the report rules tables and
// pictures alike; a figure tells where it comes from. Without this script all is there to read.
"use strict";
(() => {
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const wordsOf = (text) => text.toLowerCase().split(/\s+/).filter(Boolean);
  const textOf = (cell) => cell.textContent.trim();
  const fill = (sentence, facts) => sentence.replace(/\{(\w+)\}/g, (sign, name) => facts[name] ?? sign);

  // The choice: one value for each role, and words that a row must hold.
  const bar = document.querySelector(".filters");
  const selects = bar ? all("select", bar) : [];
  const search = bar?.querySelector("input");
  let choice = { values: [], words: [] };

  // Which district and street a community or a street lies in, as far as any table says so.
  const homes = { district: new Map(), street: new Map() };
  const within = (names, role) => {
    for (const inner of ["street", "community"]) {
      if (inner in names && homes[role]?.size) return homes[role].get(names[inner]) ?? new Set();
    }
    return null;
  };
  const concerns = (roles, role) =>
    roles.includes(role) || Boolean(homes[role]?.size && (roles.includes("street") || roles.includes("community")));
  const fits = (names) =>
    choice.values.every(([role, value]) => {
      if (role in names) return names[role] === value;
      return within(names, role)?.has(value) ?? true;
    });

  const tables = [];
  const pictures = [];
  const options = Object.fromEntries(selects.map((select) => [select.dataset.role, new Set()]));

  const valueOf = (cell) => {
    const text = cell.dataset.v ?? cell.textContent.replaceAll(",", "");
    const found = /-?\d+(\.\d+)?/.exec(text);
    return found ? Number(found[0]) : NaN;
  };

  const sortedBy = (rows, index, isNumber, sign) => {
    const keys = new Map(rows.map((row) => [row, isNumber ? valueOf(row.cells[index]) : textOf(row.cells[index])]));
    return [...rows].sort((a, b) => {
      const [left, right] = [keys.get(a), keys.get(b)];
      if (!isNumber) return sign * order.compare(left, right);
      const unknown = Number.isNaN(left) - Number.isNaN(right);
      return unknown || (Number.isNaN(left) ? 0 : sign * (left - right));
    });
  };

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
    const headings = [...table.tHead.rows[0].cells];
    const roles = headings.map((heading, index) => [heading.dataset.role, index]).filter(([role]) => role);
    const own = roles.map(([role]) => role);
    const named = new Map(
      rows.map((row) => [row, Object.fromEntries(roles.map(([role, index]) => [role, textOf(row.cells[index])]))]),
    );
    for (const [row, names] of named) {
      for (const role in names) options[role]?.add(names[role]);
      if (bar) roles.forEach(([, index]) => row.cells[index].classList.add("pick"));
      for (const [outer, inner] of [["district", "street"], ["district", "community"], ["street", "community"]]) {
        if (!(outer in names && inner in names)) continue;
        const known = homes[outer].get(names[inner]) ?? new Set();
        homes[outer].set(names[inner], known.add(names[outer]));
      }
    }
    const tools = block.querySelector(".tools");
    const input = tools?.querySelector("input");
    const output = tools?.querySelector("output");
    const button = tools?.querySelector("button");
    const cut = rest ? block.querySelector(".cut") : null;
    const empty = document.createElement("tr");
    empty.innerHTML = `<td class="none" colspan="${headings.length}"></td>`;
    empty.firstChild.textContent = bar?.querySelector("output").dataset.none ?? "";
    let sorted = rows;
    let isWhole = !rest;

    const update = () => {
      const words = [...wordsOf(input?.value ?? ""), ...choice.words];
      const isChosen = words.length > 0 || choice.values.some(([role]) => concerns(own, role));
      const found = isChosen
        ? sorted.filter((row) => fits(named.get(row)) && words.every((word) => texts.get(row).includes(word)))
        : sorted;
      const shown = isWhole || isChosen ? found : found.slice(0, few);
      body.replaceChildren(...(shown.length ? shown : [empty]));
      block.classList.toggle("long", shown.length > Math.max(few, 40));
      if (cut) cut.hidden = isWhole || isChosen;
      if (tools) {
        const facts = { count: found.length, all: rows.length };
        output.textContent = found.length < rows.length || words.length ? fill(output.dataset.found, facts) : "";
        button.hidden = !rest || isChosen;
        button.textContent = fill(isWhole ? button.dataset.few : button.dataset.all, { count: few, all: rows.length });
      }
      return isChosen && block.matches(".block") ? [found.length, rows.length] : [0, 0];
    };

    const sortBy = (heading, index) => {
      const isNumber = heading.classList.contains("n");
      const turns = isNumber ? ["descending", "ascending", null] : ["ascending", "descending", null];
      const next = turns[(turns.indexOf(heading.getAttribute("aria-sort")) + 1) % 3];
      for (const each of headings) each.removeAttribute("aria-sort");
      if (next) heading.setAttribute("aria-sort", next);
      sorted = next ? sortedBy(rows, index, isNumber, next === "ascending" ? 1 : -1) : rows;
      update();
    };

    for (const [index, heading] of headings.entries()) {
      if (rows.length < 2 || !heading.textContent) continue;
      const sorter = document.createElement("button");
      sorter.type = "button";
      sorter.append(...heading.childNodes);
      sorter.addEventListener("click", () => sortBy(heading, index));
      heading.append(sorter);
    }
    body.addEventListener("click", (event) => {
      const cell = event.target.closest("td, th");
      const role = cell && headings[cell.cellIndex]?.dataset.role;
      if (role && !String(getSelection())) pick(role, textOf(cell), cell);
    });
    if (tools) {
      tools.hidden = false;
      input.addEventListener("input", () => {
        output.setAttribute("aria-live", "polite");
        update();
      });
      button.addEventListener("click", () => {
        isWhole = !isWhole;
        update();
      });
    }
    update();
    tables.push(() => {
      output?.setAttribute("aria-live", "off"); // the choice is told once, above the report
      return update();
    });
  };

  // Lines of a picture are dimmed where they do not fit, and choose by a click; so do the nodes of a flow.
  const equipLines = (table) => {
    const role = table.dataset.role;
    for (const row of table.tBodies[0].rows) {
      const label = row.cells[0];
      const name = textOf(label);
      options[role]?.add(name);
      const button = document.createElement("button");
      button.type = "button";
      button.append(...label.childNodes);
      label.append(button);
      row.addEventListener("click", () => pick(role, name, row));
      pictures.push(() => {
        row.classList.toggle("dim", !fits({ [role]: name }));
        button.setAttribute("aria-pressed", choice.values.some(([r, v]) => r === role && v === name));
      });
    }
  };

  const equipFlow = (svg) => {
    const nodes = new Map(all("[data-node]", svg).map((node) => [node.dataset.node, node]));
    for (const node of nodes.values()) {
      const { role, value } = node.dataset;
      if (role && options[role]) node.addEventListener("click", () => pick(role, value, svg));
    }
    const isNamed = (node, [role, value]) => node.dataset.role === role && node.dataset.value === value;
    pictures.push(() => {
      const told = choice.values.filter((one) => [...nodes.values()].some((node) => isNamed(node, one)));
      const lit = new Set();
      for (const ribbon of all(".ribbon", svg)) {
        const ends = ribbon.dataset.ends.split(" ");
        const isLit = told.every((one) => ends.some((end) => isNamed(nodes.get(end), one)));
        ribbon.classList.toggle("dim", !isLit);
        if (isLit) ends.forEach((end) => lit.add(end));
      }
      for (const [name, node] of nodes) node.classList.toggle("dim", told.length > 0 && !lit.has(name));
    });
  };

  // On the strips of a heat map a veil lies over what does not fit; each has a place for every row of the table below.
  const equipStrips = (strips) => {
    const block = strips.closest(".block");
    const role = block.querySelector("table.data").tHead.rows[0].cells[0].dataset.role;
    const names = all("table.data tbody tr, .rest tbody tr", block).map((row) => textOf(row.cells[0]));
    const places = Number(strips.dataset.places);
    const veil = (svg, start, end) => {
      const rect = document.createElementNS(svg.namespaceURI, "rect");
      const facts = { class: "veil", x: (start * 100) / places, width: ((end - start) * 100) / places, height: 100 };
      for (const fact in facts) rect.setAttribute(fact, fact === "class" ? facts[fact] : `${facts[fact]}%`);
      svg.append(rect);
    };
    pictures.push(() => {
      for (const svg of all("svg", strips)) {
        all(".veil", svg).forEach((each) => each.remove());
        let start = 0;
        names.forEach((name, index) => {
          const text = name.toLowerCase();
          if (fits({ [role]: name }) && choice.words.every((word) => text.includes(word))) {
            if (start < index) veil(svg, start, index);
            start = index + 1;
          }
        });
        if (start < names.length) veil(svg, start, names.length);
      }
    });
  };

  const choose = () => {
    choice = {
      values: selects.filter((select) => select.value).map((select) => [select.dataset.role, select.value]),
      words: wordsOf(search.value),
    };
    const counts = tables.map((update) => update());
    for (const update of pictures) update();
    const told = [...choice.values.map(([, value]) => value), ...choice.words];
    const output = bar.querySelector("output");
    const sum = (n) => counts.reduce((total, count) => total + count[n], 0).toLocaleString();
    const facts = { choice: told.join(" + "), count: sum(0), all: sum(1) };
    output.textContent = told.length ? fill(output.dataset.found, facts) : "";
    bar.querySelector("button").hidden = !told.length;
  };

  // What is chosen already is chosen no longer; what has no list of its own is searched for. What was clicked stays put.
  const pick = (role, value, clicked) => {
    const select = selects.find((each) => each.dataset.role === role);
    const target = select ?? search;
    if (!target || (select && !options[role].has(value)) || !value) return;
    target.value = target.value === value ? "" : value;
    const top = clicked.getBoundingClientRect().top;
    choose();
    scrollBy({ top: clicked.getBoundingClientRect().top - top, behavior: "instant" });
  };

  for (const strips of all("table.strips")) equipStrips(strips);
  for (const table of all("table.data")) equip(table);
  for (const table of all("table.drawing[data-role]")) equipLines(table);
  for (const svg of all(".flow svg")) equipFlow(svg);

  if (bar) {
    for (const select of selects) {
      const values = [...options[select.dataset.role]].filter(Boolean).sort(order.compare);
      select.append(...values.map((value) => new Option(value, value)));
      select.closest("label").hidden = values.length < 2;
      select.addEventListener("change", choose);
    }
    search.addEventListener("input", choose);
    bar.querySelector("button").addEventListener("click", () => {
      for (const each of [...selects, search]) each.value = "";
      choose();
      (selects[0] ?? search).focus();
    });
    bar.hidden = false;
  }

  // A figure of which the page knows where it comes from becomes a button that tells it.
  const dialog = document.getElementById("asked");
  dialog?.querySelector("button").addEventListener("click", () => dialog.close());
  for (const link of all("a[data-figure]")) {
    const told = document.getElementById(`source.${link.dataset.figure}`);
    const button = document.createElement("button");
    button.type = "button";
    button.title = link.title;
    button.dataset.figure = link.dataset.figure;
    button.setAttribute("aria-haspopup", "dialog");
    button.append(...link.childNodes);
    button.addEventListener("click", () => {
      dialog.querySelector("h2").textContent = told.closest("details").querySelector("summary").textContent;
      const copies = [...told.childNodes].map((node) => node.cloneNode(true));
      dialog.querySelector("div").replaceChildren(...copies);
      dialog.showModal();
      dialog.scrollTop = 0; // the focus may go to a long table further down
    });
    link.replaceWith(button);
  }
})();
