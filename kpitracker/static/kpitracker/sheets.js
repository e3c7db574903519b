// Long files: say how far reading has come. Without this script the page just waits.
const NOBODY = "00000000-0000-0000-0000-000000000000";
const EVERY = 700; // milliseconds between two questions

const tell = (form, words) => {
  const line = form.querySelector(".progress");
  line.hidden = false;
  line.textContent = words;
};

const watch = (form, line) => {
  const key = form.querySelector("[name=key]").value;
  const address = form.dataset.progress.replace(NOBODY, key);
  return setInterval(async () => {
    const answer = await fetch(address).catch(() => null);
    const read = answer?.ok ? (await answer.json()).rows : 0;
    if (read) {
      tell(form, `${line.dataset.reading} ${read.toLocaleString()}`);
    }
  }, EVERY);
};

for (const form of document.querySelectorAll("form[data-progress]")) {
  form.addEventListener("submit", () => {
    const line = form.querySelector(".progress");
    tell(form, line.dataset.sending);
    const asking = watch(form, line);
    // Coming back to this page by the browser's own button starts afresh.
    addEventListener("pagehide", () => {
      clearInterval(asking);
      line.hidden = true;
    });
  });
}

// Writing is one step that cannot be watched; a second click is not needed.
for (const form of document.querySelectorAll("form[data-writing]")) {
  form.addEventListener("submit", () => {
    tell(form, form.dataset.writing);
    form.querySelector("[type=submit]").disabled = true;
  });
}
