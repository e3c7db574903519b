// Leads through the years of a chart by keyboard or finger, and reads out their values.
// The figure's own traces are read: what is said here is what is drawn.

const walk = document.querySelector("[data-walk]");
const source = walk && document.getElementById("figure");

if (source) {
  const { data, layout } = JSON.parse(source.textContent);
  const { years, nothing, reasons, joint } = layout.meta;
  const slider = walk.querySelector("input");
  const values = walk.querySelector("output");
  const plot = document.querySelector("[data-plot]");

  const said = (year) => {
    const words = data
      .filter((trace) => trace.hoverinfo !== "skip")
      .flatMap(({ name, x, text }) =>
        x.flatMap((one, at) => (one === year && text[at] !== null ? [`${name} ${text[at]}`] : [])));
    const none = reasons[year] ? [reasons[year]] : [];
    return [...none, ...words].join(joint) || nothing;
  };

  // The labels of the figure are escaped for plotly.js, which reads a little HTML.
  const plain = (html) => new DOMParser().parseFromString(html, "text/html").body.textContent;

  const read = () => {
    const [year, name] = years[slider.value];
    values.textContent = `${name} ${plain(said(year))}`;
    slider.setAttribute("aria-valuetext", values.textContent);
    return year;
  };
  const show = () => {
    const year = read();
    if (plot.closest("[data-drawn]")) window.Plotly.Fx.hover(plot, { xval: year }, "xy");
  };
  const rest = () => {
    if (plot.closest("[data-drawn]")) window.Plotly.Fx.unhover(plot);
  };

  const actual = data.findLast((trace) => ["actual", "estimate"].includes(trace.meta));
  const first = years.findIndex(([year]) => year === actual?.x.at(-1));
  slider.max = years.length - 1;
  slider.value = first < 0 ? slider.max : first;
  slider.addEventListener("input", show);
  slider.addEventListener("focus", show);
  slider.addEventListener("blur", rest);
  read();
  walk.hidden = false;
}
