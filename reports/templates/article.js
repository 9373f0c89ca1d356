(() => {
"use strict";
const all = (selector) => Array.from(document.querySelectorAll(selector));
const marks = all(".text mark[id]");
const detail = document.getElementById("detail");
if (!marks.length || !detail) return;
all(".js").forEach((part) => { if (part !== detail) part.hidden = false; });
const shown = () => marks.filter((mark) => {
  const slot = Array.from(mark.classList).find((name) => /^f\d+$/.test(name));
  const box = document.getElementById(slot.replace("f", "t"));
  return !box || box.checked;
});
const tell = (mark) => {
  const link = document.querySelector(`:is(.found,.used) td:last-child a[href="#${mark.id}"]`);
  if (!link) return;
  const row = link.closest("tr");
  const cells = Array.from(row.cells, (cell) => cell.textContent.trim());
  const family = row.parentElement.rows[0].textContent.trim();
  detail.textContent = `${link.textContent}. ` + (row.closest(".used")
    ? `“${mark.textContent}”: ${cells[0]}, ${cells[1]}, ${cells[5]}`
    : `“${cells[0]}”: ${family}: ${cells[1]}` +
      `${cells[2] ? `; rule “${cells[2]}”` : ""}${cells[3] ? `; weight ${cells[3]}` : ""}; voice: ${cells[4]}`);
  detail.hidden = false;
};
const go = (mark) => {
  mark.tabIndex = -1;
  mark.focus({ preventScroll: true });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  mark.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
  tell(mark);
};
let at = null;
const move = (by) => {
  const list = shown();
  if (!list.length) return;
  const index = list.indexOf(at);
  at = list[index < 0 ? (by > 0 ? 0 : list.length - 1) : (index + by + list.length) % list.length];
  go(at);
};
document.getElementById("next").addEventListener("click", () => move(1));
document.getElementById("prev").addEventListener("click", () => move(-1));
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (/^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName) && event.target.type !== "checkbox") return;
  if (!document.getElementById("keys").checked) return;
  if (event.key === "n") move(1);
  if (event.key === "p") move(-1);
});
marks.forEach((mark) => mark.addEventListener("click", (event) => {
  event.stopPropagation();
  at = mark;
  tell(mark);
}));
const follow = () => {
  const mark = marks.find((one) => `#${one.id}` === location.hash);
  if (mark) { at = mark; tell(mark); }
};
addEventListener("hashchange", follow);
follow();
})();
