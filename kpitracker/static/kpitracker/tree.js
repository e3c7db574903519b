// Folds and unfolds the tree in place; without this the same links load the page anew.

const tree = document.querySelector("#tree");
const choices = [...document.querySelectorAll(".structure__choice a[data-depth]")];

const unfold = (chosen) => {
  const depth = Number(chosen.dataset.depth);
  for (const branch of tree.querySelectorAll("details[data-depth]")) {
    branch.open = Number(branch.dataset.depth) <= depth;
  }
  for (const choice of choices) choice.removeAttribute("aria-current");
  chosen.setAttribute("aria-current", "true");
};

// What else can be chosen on the page leads on with the same depth.
const keep = (asked) => {
  const depth = asked.searchParams.get("depth");
  for (const link of document.querySelectorAll(".structure__choice a:not([data-depth])")) {
    const to = new URL(link.href);
    to.searchParams.delete("depth");
    if (depth !== null) to.searchParams.set("depth", depth);
    link.href = to.href;
  }
  const form = document.querySelector(".structure__form");
  form?.elements.depth?.remove();
  if (!form || depth === null) return;
  const field = Object.assign(document.createElement("input"), {
    type: "hidden",
    name: "depth",
    value: depth,
  });
  form.append(field);
};

for (const choice of tree ? choices : []) {
  choice.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    unfold(choice);
    const asked = new URL(choice.href);
    history.replaceState(null, "", asked);
    keep(asked);
  });
}
