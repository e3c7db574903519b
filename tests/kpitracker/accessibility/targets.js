// Controls smaller than 24 px that are neither in a sentence nor apart from others
// (WCAG 2.2, 2.5.8).
() => {
  const CONTROLS = "a[href], button, select, textarea, summary, input:not([type=hidden])";
  const shown = (one) => one.checkVisibility({ checkVisibilityCSS: true, contentVisibilityAuto: true });
  const onScreen = (box) => box.width > 1 && box.height > 1;
  const boxOf = (one) => {
    const label = one.matches("[type=checkbox], [type=radio]") ? one.labels?.[0] : null;
    const boxes = [one, label].filter(Boolean).map((it) => it.getBoundingClientRect());
    const left = Math.min(...boxes.map((it) => it.left)), top = Math.min(...boxes.map((it) => it.top));
    const right = Math.max(...boxes.map((it) => it.right)), bottom = Math.max(...boxes.map((it) => it.bottom));
    return { one, left, top, right, bottom, width: right - left, height: bottom - top };
  };
  const inSentence = (one) => {
    if (getComputedStyle(one).display !== "inline") return false;
    const block = one.parentElement.closest("p, li, dd, dt, td, th, caption, h1, h2, h3, h4, label, div");
    return block.textContent.trim().length > one.textContent.trim().length;
  };
  const boxes = [...document.querySelectorAll(CONTROLS)].filter(shown).map(boxOf).filter(onScreen);
  const small = boxes.filter((box) => box.width < 24 || box.height < 24);
  // A circle of 24 px around the middle of a small one touches no other.
  const touches = (box, other) => {
    const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
    const dx = Math.max(other.left - x, 0, x - other.right), dy = Math.max(other.top - y, 0, y - other.bottom);
    const isSmall = small.includes(other);
    const apart = Math.hypot((other.left + other.right) / 2 - x, (other.top + other.bottom) / 2 - y);
    return Math.hypot(dx, dy) < 12 || (isSmall && apart < 24);
  };
  const crowded = (box) => boxes.some((other) => other !== box && !box.one.contains(other.one) && touches(box, other));
  return small
    .filter((box) => !inSentence(box.one) && crowded(box))
    .map((box) => `${Math.round(box.width)}×${Math.round(box.height)} ${box.one.outerHTML.slice(0, 120)}`);
}
