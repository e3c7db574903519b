// A column or a block from a spreadsheet program into the grid.
import { changed, filled, form, rowOf, rows, words } from "./entry-rows.js";
import { cellsIn } from "./entry-clipboard.js";

const COLUMNS = 4;
const TOLD = 10;

// 実績 or actual: a choice is pasted by its words or by its name.
const chosen = (select, text) =>
  [...select.options].find((one) => one.value === text || one.text === text);

const known = (select) =>
  [...select.options].filter((one) => one.value).map((one) => one.text).join("、");

// Why the text does not go into the cell; nothing if it does.
const put = (cell, text, place) => {
  if (!cell) {
    return filled(words.locked, place);
  }
  if (cell.matches("select")) {
    const option = chosen(cell, text);
    if (!option) {
      return filled(words.choice, { ...place, text, known: known(cell) });
    }
    cell.value = option.value;
  } else {
    cell.value = text;
  }
  changed(cell);
  return "";
};

const lay = (block, start) => {
  const all = rows().filter((row) => row.dataset.kind === "value");
  const top = all.indexOf(rowOf(start));
  const left = Number(start.dataset.cell);
  const told = { all: 0, taken: 0, blank: 0, left: [], touched: new Set() };
  block.forEach((texts, down) => {
    const row = all[top + down];
    const place = { row: down + 1, name: row?.dataset.name };
    if (!row) {
      told.all += texts.filter(Boolean).length;
      if (texts.some(Boolean)) {
        told.left.push(filled(words.below, place));
      }
      return;
    }
    texts.forEach((text, aside) => {
      if (!text) {
        told.blank += 1;
        return;
      }
      told.all += 1;
      const column = left + aside;
      const cell = row.querySelector(`[data-cell="${column}"]`);
      const why =
        column >= COLUMNS
          ? filled(words.beside, { ...place, column: aside + 1 })
          : put(cell, text, place);
      if (why) {
        told.left.push(why);
      } else {
        told.taken += 1;
        told.touched.add(row);
      }
    });
  });
  return told;
};

const report = (told) => {
  const sentences = [filled(words.taken, told)];
  if (told.blank) {
    sentences.push(filled(words.blank, { count: told.blank }));
  }
  if (told.left.length) {
    sentences.push(words.left, ...told.left.slice(0, TOLD));
  }
  if (told.left.length > TOLD) {
    sentences.push(filled(words.more, { count: told.left.length - TOLD }));
  }
  document.getElementById("entry-pasted").textContent = sentences.join("\n");
};

form.addEventListener("paste", (event) => {
  const start = event.target.closest("[data-cell]");
  const text = event.clipboardData?.getData("text/plain") ?? "";
  const block = cellsIn(text);
  if (!start || (block.length < 2 && (block[0]?.length ?? 0) < 2)) {
    return;
  }
  event.preventDefault();
  const told = lay(block, start);
  report(told);
  form.dispatchEvent(new CustomEvent("entry:save", { detail: [...told.touched] }));
});
