(() => {
"use strict";
const PAGE = 100;
const AT_ONCE = 500;
const one = (id) => document.getElementById(id);
const table = one("articles");
const body = table.tBodies[0];
const heads = Array.from(table.tHead.rows[0].cells);
const plain = (text) => text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
const rows = [];
const add = (row) => {
  const cells = row.cells;
  const chip = cells[1].querySelector(".chip");
  rows.push({
    row, order: rows.length, text: null,
    outlet: cells[1].querySelector("bdi").textContent,
    grade: chip ? chip.textContent : "-",
    flags: cells[7].firstChild ? cells[7].firstChild.textContent : "",
  });
};
Array.from(body.rows).forEach(add);
// Rows beyond the first stand in a noscript element; they are parsed apart from the page,
// some at a time, and only one page of them is ever in it.
const unread = document.querySelector(".wide noscript");
const later = unread ? unread.textContent.split(/\n(?=<tr><td>)/).slice(1) : [];
if (unread) unread.remove();
const read = () => {
  const part = document.createElement("template");
  part.innerHTML = `<table><tbody>${later.splice(0, AT_ONCE).join("")}</table>`;
  part.content.querySelectorAll("tr").forEach(add);
};
const text = (item) => item.text ??= plain(item.row.textContent);
const fields = ["q", "outlet", "grade", "flag"];
const state = { q: "", outlet: "", grade: "", flag: "", sort: "", dir: "", page: 1 };
const keys = new Map();
const key = (item, column) => {
  const cell = item.row.cells[column];
  if (heads[column].dataset.s === "text") return plain(cell.textContent);
  const value = parseFloat((cell.querySelector("b") || cell).textContent);
  return Number.isNaN(value) ? null : value;
};
const sorted = (list) => {
  const column = state.sort === "" ? -1 : Number(state.sort);
  if (!heads[column]) return list;
  if (!keys.has(column)) keys.set(column, rows.map((item) => key(item, column)));
  const values = keys.get(column);
  const sign = state.dir === "desc" ? -1 : 1;
  return list.sort((x, y) => {
    const a = values[x.order], b = values[y.order];
    if (a === null || b === null) return (a === null) - (b === null) || x.order - y.order;
    return sign * (a < b ? -1 : a > b ? 1 : 0) || x.order - y.order;
  });
};
const matches = (item, wanted) =>
  (!state.outlet || item.outlet === state.outlet) &&
  (!state.grade || item.grade === state.grade) &&
  (!state.flag || item.flags.includes(state.flag)) &&
  wanted.every((word) => text(item).includes(word));
const draw = () => {
  const wanted = plain(state.q).split(/\s+/).filter(Boolean);
  const list = sorted(rows.filter((item) => matches(item, wanted)));
  const pages = Math.max(1, Math.ceil(list.length / PAGE));
  state.page = Math.min(Math.max(1, state.page), pages);
  const from = (state.page - 1) * PAGE;
  body.replaceChildren(...list.slice(from, from + PAGE).map((item) => item.row));
  one("count").textContent = `${list.length} of ${rows.length} articles${later.length ? ", reading more" : ""}`;
  one("pager").hidden = pages === 1;
  one("where").textContent = `Page ${state.page} of ${pages}`;
  one("before").disabled = state.page === 1;
  one("after").disabled = state.page === pages;
  heads.forEach((head, column) => {
    if (String(column) !== state.sort) head.removeAttribute("aria-sort");
    else head.setAttribute("aria-sort", state.dir === "desc" ? "descending" : "ascending");
  });
};
const save = () => {
  const kept = Object.entries(state).filter(([name, value]) => value && !(name === "page" && value === 1));
  const hash = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
};
const load = () => {
  const read = new URLSearchParams(location.hash.slice(1));
  for (const name of Object.keys(state)) state[name] = read.get(name) || "";
  state.page = Number(state.page) || 1;
  for (const name of fields) {
    one(name).value = state[name];
    state[name] = one(name).value;
  }
};
const change = () => { state.page = 1; draw(); save(); };
let waiting = 0;
one("q").addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(() => { state.q = one("q").value; change(); }, 120);
});
for (const name of fields.slice(1)) one(name).addEventListener("change", () => { state[name] = one(name).value; change(); });
one("filters").addEventListener("submit", (event) => event.preventDefault());
one("filters").addEventListener("reset", () => {
  for (const name of fields) state[name] = "";
  change();
});
const turn = (by) => { state.page += by; draw(); save(); table.scrollIntoView(); };
one("before").addEventListener("click", () => turn(-1));
one("after").addEventListener("click", () => turn(1));
heads.forEach((head, column) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const again = state.sort === String(column);
    const first = head.dataset.s === "number" ? "desc" : "asc";
    state.dir = again ? (state.dir === "desc" ? "asc" : "desc") : first;
    state.sort = String(column);
    change();
  });
});
addEventListener("hashchange", () => { load(); draw(); });
document.querySelectorAll(".filters").forEach((part) => { part.hidden = false; });
read();
load();
draw();
const rest = () => {
  if (!later.length) return;
  read();
  if (later.length) setTimeout(rest);
  else { keys.clear(); draw(); }
};
setTimeout(rest);
})();
