// Draws every figure of the page with plotly.js, in the colours of the style sheet.
// Where it does not run (no script, forced colours, paper) the server's drawing stays.

const css = getComputedStyle(document.documentElement);
const colour = (role) => css.getPropertyValue(`--chart-${role}`).trim();
const text = css.getPropertyValue("--text").trim();
// 14 px where nobody has asked for larger letters.
const size = 0.875 * Number.parseFloat(css.fontSize);
const font = { family: css.getPropertyValue("--font").trim(), size, color: text };

function painted(trace) {
  const own = colour(trace.meta);
  const line = { ...trace.line, color: own };
  const inside = trace.type === "bar" ? colour(`${trace.meta}-fill`) : own;
  const marker = { ...trace.marker, color: inside, line: { ...trace.marker?.line, color: own } };
  const fill = trace.fill ? { fillcolor: colour(`${trace.meta}-fill`) } : {};
  const looks = trace.type === "bar" ? { marker } : { line, marker };
  return { ...trace, ...looks, ...fill, textfont: { color: text } };
}

function laidOut(layout) {
  const grid = { gridcolor: colour("grid"), zerolinecolor: css.getPropertyValue("--line").trim() };
  return {
    ...layout,
    font,
    paper_bgcolor: "rgba(0,0,0,0)",
    plot_bgcolor: "rgba(0,0,0,0)",
    hoverlabel: { font, bgcolor: css.getPropertyValue("--surface").trim() },
    xaxis: { ...layout.xaxis, ...grid },
    yaxis: { ...layout.yaxis, ...grid },
  };
}

if (window.Plotly && !matchMedia("(forced-colors: active)").matches) {
  for (const frame of document.querySelectorAll("[data-figure]")) {
    const source = document.getElementById(frame.dataset.figure);
    const { data, layout } = JSON.parse(source.textContent);
    const plot = frame.querySelector("[data-plot]");
    plot.hidden = false;
    const options = { displayModeBar: false, responsive: true, scrollZoom: false };
    Plotly.newPlot(plot, data.map(painted), laidOut(layout), options).then(
      () => {
        frame.dataset.drawn = "";
        // Where plotly.js measures its words: a drawing without a name, beside the page.
        document.getElementById("js-plotly-tester")?.setAttribute("aria-hidden", "true");
      },
      () => { plot.hidden = true; },
    );
  }
}
