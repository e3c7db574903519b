// Keeps what is typed in this browser, where its user switched that on.
(() => {
  const watch = document.querySelector("[data-session-watch]");
  if (!watch) {
    return;
  }
  const SWITCH = "kpitracker-drafts";
  const PREFIX = "kpitracker-draft:";
  const SENT = "kpitracker-sent";
  const DAYS = 7 * 24 * 60 * 60 * 1000;
  const SILENT = new Set(["password", "file", "submit", "button", "reset", "image"]);

  const isOn = () => localStorage.getItem(SWITCH) === "on";
  const drafts = () => Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  const read = (key) => JSON.parse(localStorage.getItem(key));
  const isVersion = (field) => /(^|-)version$/.test(field.name);
  const isKept = (field) =>
    field.name && !SILENT.has(field.type) && (field.type !== "hidden" || isVersion(field));
  const isTyped = (field) => isKept(field) && field.type !== "hidden" && !field.readOnly && !field.hidden;

  // Answers no question about a row: logging out, choosing a language, a filter.
  const isEntryForm = (form) =>
    form.method === "post" &&
    !form.closest("header, #header, [data-no-drafts]") &&
    [...form.elements].some((field) => isTyped(field) && !/^(checkbox|radio)$/.test(field.type));

  const valuesOf = (field) => {
    if (field.type === "checkbox" || field.type === "radio") {
      return field.checked;
    }
    if (field.options) {
      return [...field.selectedOptions].map((it) => [it.value, it.text]);
    }
    return field.value;
  };

  const put = (field, value) => {
    if (typeof value === "boolean") {
      field.checked = value;
    } else if (Array.isArray(value)) {
      for (const [key, text] of value) {
        // An autocomplete has no options until somebody searches.
        if (![...field.options].some((it) => it.value === key)) {
          field.add(new Option(text, key));
        }
      }
      const chosen = new Set(value.map(([key]) => key));
      for (const option of field.options) {
        option.selected = chosen.has(option.value);
      }
    } else {
      field.value = value;
    }
    for (const kind of ["input", "change"]) {
      field.dispatchEvent(new Event(kind, { bubbles: true }));
    }
  };

  const named = (form, name) => [...form.elements].filter((it) => it.name === name);

  // Rows that the admin adds by a click are added before they are filled.
  const addRow = (name) => {
    const prefix = name.match(/^(.+)-\d+-/)?.[1];
    const group = prefix && document.getElementById(`${prefix}-group`);
    group?.querySelector(".add-row a")?.click();
    return Boolean(group);
  };

  const restore = (form, { fields }) => {
    const seen = {};
    for (const [name, value] of fields) {
      const place = (seen[name] = (seen[name] ?? -1) + 1);
      if (!named(form, name)[place] && !form.elements[name]) {
        addRow(name);
      }
      const field = named(form, name)[place];
      if (field) {
        put(field, value);
      }
    }
  };

  const offer = (form, key) => {
    const box = document.querySelector("[data-draft-offer]").content.cloneNode(true);
    const shown = box.firstElementChild;
    const time = new Date(read(key).at).toLocaleString(document.documentElement.lang);
    const text = shown.querySelector("p");
    text.textContent = text.textContent.replace("{time}", time);
    shown.querySelector("[data-restore]").addEventListener("click", () => {
      restore(form, read(key));
      shown.remove();
    });
    shown.querySelector("[data-drop]").addEventListener("click", () => {
      localStorage.removeItem(key);
      shown.remove();
    });
    form.prepend(shown);
  };

  const offerSwitch = (form) => {
    const box = document.querySelector("[data-draft-switch]").content.cloneNode(true);
    const tick = box.querySelector("input");
    tick.checked = isOn();
    tick.addEventListener("change", () => {
      localStorage.setItem(SWITCH, tick.checked ? "on" : "off");
      if (!tick.checked) {
        drafts().forEach((key) => localStorage.removeItem(key));
      }
    });
    form.append(box);
  };

  const follow = (form, number) => {
    const place = `${PREFIX}${watch.dataset.user}:${location.pathname}:${number}:`;
    const key = place + (form.elements.version?.value ?? "");
    const [latest] = drafts()
      .filter((it) => it.startsWith(place))
      .sort((one, other) => read(other).at - read(one).at);
    if (latest && isOn()) {
      offer(form, latest);
    }
    offerSwitch(form);
    let waiting;
    form.addEventListener("input", (event) => {
      if (!isOn() || !event.target.name) {
        return;
      }
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        const fields = [...form.elements]
          .filter(isKept)
          .map((field) => [field.name, valuesOf(field)]);
        localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields }));
      }, 300);
    });
    // A form that saves itself says when nothing is left to keep.
    form.addEventListener("kpitracker:saved", () => {
      clearTimeout(waiting);
      localStorage.removeItem(key);
    });
    form.addEventListener("submit", () => {
      clearTimeout(waiting);
      sessionStorage.setItem(SENT, place);
    });
  };

  // What was sent and brought no error back has been saved.
  const place = sessionStorage.getItem(SENT);
  if (place && !document.querySelector(".errornote, .errorlist, .notice--error, [data-held]")) {
    sessionStorage.removeItem(SENT);
    for (const key of drafts().filter((it) => it.startsWith(place))) {
      localStorage.removeItem(key);
    }
  }
  for (const key of drafts().filter((it) => Date.now() - read(it).at > DAYS)) {
    localStorage.removeItem(key);
  }
  [...document.forms].filter(isEntryForm).forEach(follow);
  for (const form of document.forms) {
    if (/\/logout\/$/.test(form.action)) {
      form.addEventListener("submit", () =>
        drafts().forEach((key) => localStorage.removeItem(key)),
      );
    }
  }
})();
