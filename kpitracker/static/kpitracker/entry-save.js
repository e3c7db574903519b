// Drafts are saved as one goes: a row when it is left, with the version that was read.
import { ask } from "./entry-ask.js";
import {
  announce, controlsOf, field, form, isChanged, nameOf, rowNamed, rowOf, rows, say, words,
} from "./entry-rows.js";

const AGAIN = 10_000; // milliseconds until a row is tried once more
const saving = new Set();
let isLeaving = false;
let again;

const dataOf = (changed) => {
  const body = new FormData();
  for (const row of changed) {
    for (const control of [field(row, "version"), ...controlsOf(row)]) {
      body.set(control.name, control.value);
    }
  }
  return body;
};

const takeOver = (row, told, sent) => {
  field(row, "version").value = told.version;
  for (const control of controlsOf(row)) {
    const stored = told.texts[nameOf(control)];
    // What was typed while the answer was on its way stays.
    if (control.value === sent.get(control.name)) {
      control.value = stored;
    }
    control.dataset.stored = stored;
  }
  row.classList.remove("has-problem");
  row.querySelector("[data-conflict]")?.remove();
};

const meet = (row, told) => {
  row.querySelector("[data-conflict]")?.remove();
  const line = document.createElement("tr");
  line.dataset.conflict = "";
  const cell = line.insertCell();
  cell.colSpan = 12;
  cell.innerHTML = told.html;
  row.append(line);
};

const tell = (row, told, sent) => {
  if (told.state === "saved") {
    takeOver(row, told, sent);
  }
  if (told.state === "met") {
    meet(row, told);
  }
  row.classList.toggle("has-problem", told.state !== "saved");
  for (const place of row.querySelectorAll("[data-fault]")) {
    place.textContent = (told.faults?.[place.dataset.fault] ?? []).join(" ");
  }
  say(row, told.words, told.state);
  if (told.state !== "saved") {
    announce(`${row.dataset.name}: ${told.words}`);
  }
  row.dispatchEvent(new CustomEvent("entry:told", { bubbles: true, detail: told }));
};

const failed = (sent, problem) => {
  const sentence = words[problem] ?? problem;
  for (const row of sent) {
    say(row, sentence, "unsaved");
  }
  announce(sentence);
  clearTimeout(again);
  again = setTimeout(retry, AGAIN);
};

export const save = async (wanted) => {
  const ready = wanted.filter(
    (row) => !saving.has(row) && isChanged(row) && !row.querySelector("[data-conflict]"),
  );
  if (!ready.length) {
    return;
  }
  const body = dataOf(ready);
  for (const row of ready) {
    saving.add(row);
    delete row.dataset.waits;
    say(row, words.saving, "saving");
  }
  const answer = await ask(form.dataset.save, body);
  ready.forEach((row) => saving.delete(row));
  if (!answer.rows) {
    ready.forEach((row) => (row.dataset.waits = ""));
    return failed(ready, answer.problem);
  }
  for (const [name, told] of Object.entries(answer.rows)) {
    tell(rowNamed(name), told, body);
  }
  if (!rows().some(isChanged)) {
    form.dispatchEvent(new CustomEvent("kpitracker:saved"));
  }
  // A row that was left once more while it was being saved.
  save(ready.filter((row) => row.dataset.waits !== undefined));
};

function retry() {
  save(rows().filter((row) => row.dataset.waits !== undefined));
}

form.addEventListener("input", ({ target }) => {
  const row = rowOf(target);
  if (row && target.dataset.stored !== undefined) {
    say(row, isChanged(row) ? words.unsaved : "", "unsaved");
  }
});
form.addEventListener("focusout", ({ target, relatedTarget }) => {
  const row = rowOf(target);
  if (row && !row.contains(relatedTarget)) {
    if (saving.has(row)) {
      row.dataset.waits = "";
    }
    save([row]);
  }
});
form.addEventListener("entry:save", ({ detail }) => save(detail));
form.addEventListener("submit", () => (isLeaving = true));
addEventListener("online", retry);
addEventListener("pageshow", () => (isLeaving = false));
addEventListener("beforeunload", (event) => {
  if (rows().some(isChanged) && !isLeaving) {
    event.preventDefault();
  }
});
