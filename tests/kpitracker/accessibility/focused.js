// The control that has the focus: its name, and what is wrong with how it is seen.
() => {
  const one = document.activeElement;
  if (one === document.body || one === document.documentElement) return null;
  window.reached ??= new Set();
  const isNew = !window.reached.has(one);
  const isFirst = [...window.reached][0] === one;
  window.reached.add(one);
  window.stays = window.last === one ? window.stays + 1 : 0;
  window.last = one;
  const faults = [];
  const style = getComputedStyle(one);
  const drawn = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  if (!drawn) faults.push("no outline");
  if (one.matches("main *, header *, footer *, .skip-link") && !document.querySelector("#content.colM, #container")) {
    if (style.outlineWidth !== "4px" || style.outlineColor !== "rgb(0, 0, 0)") faults.push(`outline ${style.outline}`);
    if (!style.boxShadow.includes("0px 0px 0px 2px")) faults.push(`ring ${style.boxShadow}`);
  }
  // Not covered: some point of it is on top (2.4.11).
  const boxes = [...one.getClientRects()].map((box) => ({
    left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth),
    top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight),
  })).filter((box) => box.right > box.left && box.bottom > box.top);
  const parts = [0.05, 0.5, 0.95];
  const between = (from, to, part) => from + part * (to - from);
  const points = boxes.flatMap((box) => parts.flatMap((x) => parts.map((y) => [between(box.left, box.right, x), between(box.top, box.bottom, y)])));
  const seen = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    return top !== null && (one.contains(top) || top.contains(one) && !top.matches("body, html"));
  });
  if (!seen) faults.push("covered or out of sight");
  const label = document.getElementById(one.getAttribute("aria-labelledby"))?.textContent;
  const name = (one.getAttribute("aria-label") ?? label ?? one.labels?.[0]?.textContent ?? one.textContent).replace(/\s+/g, " ").trim();
  return { name: `${one.localName} ${name.slice(0, 60)}`.trim(), is_new: isNew, is_first: isFirst, stays: window.stays, faults };
}
