// Two at one row: keep mine, take theirs, or go on editing mine.
import { controlsOf, field, form, nameOf, rowOf, say, words } from "./entry-rows.js";

const take = (row, theirs) => {
  for (const control of controlsOf(row)) {
    control.dataset.stored = theirs[nameOf(control)];
  }
};

const RESOLVE = {
  mine: (row) => form.dispatchEvent(new CustomEvent("entry:save", { detail: [row] })),
  theirs: (row, theirs) => {
    for (const control of controlsOf(row)) {
      control.value = theirs[nameOf(control)];
    }
    say(row, "");
    const first = controlsOf(row)[0];
    first.dispatchEvent(new Event("input", { bubbles: true }));
    first.focus();
  },
  edit: (row) => {
    say(row, words.unsaved, "unsaved");
    controlsOf(row)[0].focus();
    controlsOf(row)[0].select?.();
  },
};

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-resolve]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const row = rowOf(button);
  const conflict = button.closest("fieldset");
  const choice = conflict.querySelector("input[type=radio]:checked")?.value;
  if (!choice) {
    conflict.querySelector("input[type=radio]").focus();
    return;
  }
  const theirs = JSON.parse(conflict.dataset.theirs);
  // Theirs has been seen: from here on it is what the row is compared with.
  field(row, "version").value = conflict.dataset.version;
  take(row, theirs);
  conflict.closest("[data-conflict]").remove();
  row.classList.remove("has-problem");
  RESOLVE[choice](row, theirs);
});
