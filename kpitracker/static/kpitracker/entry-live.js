// Beside the cell: what the server understood of it, before anything is saved.
import { field, form, isChanged, rowOf } from "./entry-rows.js";
import { ask } from "./entry-ask.js";

const WAIT = 300; // milliseconds without a key
const waiting = new WeakMap();
const asked = new WeakMap();

const tell = (row, answer) => {
  row.querySelector("[data-reading]").innerHTML = answer.html;
  const isExplained = Boolean(field(row, "comment").value.trim());
  row.querySelector("[data-check]").hidden = !answer.odd || isExplained;
};

const show = (row, answer) => {
  tell(row, answer);
  field(row, "cell").setAttribute("aria-invalid", Boolean(answer.faults.cell));
  for (const place of row.querySelectorAll("[data-fault]")) {
    place.textContent = (answer.faults[place.dataset.fault] ?? []).join(" ");
  }
  const quality = field(row, "quality");
  // 見込 in the cell is said by the cell; what cannot be read says nothing of it.
  if (!Object.keys(answer.faults).length) {
    quality.value = answer.quality;
  }
};

const read = async (row) => {
  const turn = {};
  asked.set(row, turn);
  const body = new FormData();
  body.set("indicator", row.dataset.row.slice(1));
  for (const name of ["cell", "quality", "missing_reason", "comment"]) {
    body.set(name, field(row, name).value);
  }
  const answer = await ask(form.dataset.read, body);
  // An earlier question may be answered later.
  if (answer.faults && asked.get(row) === turn) {
    show(row, answer);
  }
};

form.addEventListener("input", (event) => {
  const row = rowOf(event.target);
  if (row?.dataset.kind !== "value" || !event.target.dataset.cell) {
    return;
  }
  if (event.target.name.endsWith("-cell") && !event.target.value.trim()) {
    field(row, "quality").value = "";
  }
  clearTimeout(waiting.get(row));
  waiting.set(row, setTimeout(() => read(row), WAIT));
});

// What is being saved is read by that; the answer tells it too.
form.addEventListener("entry:save", ({ detail }) => {
  detail.forEach((row) => clearTimeout(waiting.get(row)));
});
form.addEventListener("entry:told", ({ target, detail }) => {
  if (detail.state !== "saved" || target.dataset.kind !== "value") {
    return;
  }
  target.querySelector("[data-stage]").textContent = detail.stage;
  if (!isChanged(target)) {
    clearTimeout(waiting.get(target));
    asked.delete(target);
    tell(target, detail);
    field(target, "cell").setAttribute("aria-invalid", "false");
  }
});
