// The keys of a spreadsheet: down, up, right, back to what is stored.
import { changed, form, rows } from "./entry-rows.js";

const cellsOf = (row) => [...row.querySelectorAll("[data-cell]")];
const column = (cell) => Number(cell.dataset.cell);

const goTo = (cell) => {
  cell.focus();
  cell.select?.();
};

const goDown = (cell, step) => {
  const all = rows();
  let at = all.indexOf(cell.closest("[data-row]")) + step;
  for (; at >= 0 && at < all.length; at += step) {
    const next = cellsOf(all[at]).find((one) => column(one) === column(cell));
    if (next) {
      return goTo(next);
    }
  }
};

const goAside = (cell, step) => {
  const all = [...form.querySelectorAll("[data-cell]")];
  const next = all[all.indexOf(cell) + step];
  if (next) {
    goTo(next);
  }
};

const isText = (cell) => cell.matches("input, textarea");
const isAtStart = (cell) => !isText(cell) || (cell.selectionStart === 0 && cell.selectionEnd === 0);
const isAtEnd = (cell) => !isText(cell) || cell.selectionStart === cell.value.length;
// All of a cell is selected when one comes into it; an arrow key then leaves it.
const isWhole = (cell) =>
  isText(cell) && cell.selectionStart === 0 && cell.selectionEnd === cell.value.length;

const breakLine = (cell) => {
  cell.setRangeText("\n", cell.selectionStart, cell.selectionEnd, "end");
  changed(cell);
};

const restore = (cell) => {
  cell.value = cell.dataset.stored;
  changed(cell);
  cell.select?.();
};

const MOVES = {
  Enter: (cell, event) => {
    if (event.altKey || event.ctrlKey) {
      return cell.matches("textarea") ? breakLine(cell) : false;
    }
    return goDown(cell, event.shiftKey ? -1 : 1);
  },
  Escape: restore,
  ArrowDown: (cell) =>
    cell.matches("select") || (cell.matches("textarea") && !isAtEnd(cell)) ? false : goDown(cell, 1),
  ArrowUp: (cell) =>
    cell.matches("select") || (cell.matches("textarea") && !isAtStart(cell) && !isWhole(cell))
      ? false
      : goDown(cell, -1),
  ArrowRight: (cell) => (isAtEnd(cell) || isWhole(cell) ? goAside(cell, 1) : false),
  ArrowLeft: (cell) => (isAtStart(cell) || isWhole(cell) ? goAside(cell, -1) : false),
};

form.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-cell]");
  const move = MOVES[event.key];
  // While Japanese is being converted, keys belong to the converter.
  if (!cell || !move || event.isComposing || event.keyCode === 229) {
    return;
  }
  const isArrow = event.key.startsWith("Arrow");
  if (isArrow && (event.shiftKey || event.altKey || event.ctrlKey || event.metaKey)) {
    return;
  }
  if (move(cell, event) !== false) {
    event.preventDefault();
  }
});
