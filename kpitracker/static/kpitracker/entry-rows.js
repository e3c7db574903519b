// The rows of the grid as the other scripts see them. A row tells what happens to it by
// events on the document: entry:changed, entry:stored, entry:say.
const form = document.getElementById("entry");
const words = document.getElementById("entry-words").dataset;

export const rowOf = (element) => element.closest("[data-row]");
export const rows = () => [...form.querySelectorAll("[data-row]")];
export const rowNamed = (name) => form.querySelector(`[data-row="${CSS.escape(name)}"]`);
export const controlsOf = (row) => [...row.querySelectorAll("[data-stored]")];
export const field = (row, name) => form.elements[`${row.dataset.row}-${name}`];
export const nameOf = (control) => control.name.slice(control.name.indexOf("-") + 1);

// A textarea gives its lines as the server does.
export const isStored = (control) => control.value.trim() === control.dataset.stored;
export const isChanged = (row) => controlsOf(row).some((one) => !isStored(one));

export const say = (row, text, kind = "") => {
  const line = row.querySelector("[data-saved]");
  if (line) {
    line.textContent = text;
    line.dataset.kind = kind;
  }
};

export const announce = (text) => {
  document.getElementById("entry-status").textContent = text;
};

export const filled = (sentence, facts) =>
  sentence.replace(/%\((\w+)\)s/g, (whole, name) => facts[name] ?? whole);

export const changed = (control) =>
  control.dispatchEvent(new Event("input", { bubbles: true }));

export { form, words };
