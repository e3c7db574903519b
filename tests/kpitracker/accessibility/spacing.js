// What is cut off with the text spacing of WCAG 1.4.12. The sheet is made here, since
// the policy forbids one in the page; it is taken off again.
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
    p { margin-block-end: 2em !important; }`);
  const before = [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...before, sheet];
  const cut = [];
  if (document.documentElement.scrollWidth > innerWidth) cut.push("the page scrolls sideways");
  for (const one of document.querySelectorAll("body *")) {
    if (one.closest("svg, .js-plotly-plot, select, input") || one.matches(".visually-hidden, .skip-link")) continue;
    if (!one.checkVisibility({ checkVisibilityCSS: true }) || one.clientHeight < 2) continue;
    const { overflowX, overflowY } = getComputedStyle(one);
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    const wide = hides(overflowX) && one.scrollWidth > one.clientWidth + 1;
    const high = hides(overflowY) && one.scrollHeight > one.clientHeight + 1;
    if ((wide || high) && saysBeyond(one)) cut.push(one.outerHTML.slice(0, 120));
  }
  document.adoptedStyleSheets = before;
  return cut;

  // Some letter of it lies outside.
  function saysBeyond(box) {
    const { right, bottom } = box.getBoundingClientRect();
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const text = texts.currentNode;
      if (text.data.trim() === "" || text.parentElement.closest("option, .visually-hidden")) continue;
      range.selectNodeContents(text);
      const lies = [...range.getClientRects()];
      if (lies.some((it) => it.width > 1 && (it.right > right + 1 || it.bottom > bottom + 1))) return true;
    }
    return false;
  }
}
