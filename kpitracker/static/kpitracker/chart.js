// Draws every figure of the page with plotly.js, in the colours of the style sheet.
// Where it does not run (no script, forced colours, paper) the server's drawing stays.

const css = getComputedStyle(document.documentElement);
const colour = (role) => css.getPropertyValue(`--chart-${role}`).trim();
const text = css.getPropertyValue("--text").trim();
// 14 px where nobody has asked for larger letters.
const size = 0.875 * Number.parseFloat(css.fontSize);
const font = { family: css.getPropertyValue("--font").trim(), size, color: text };

// A narrow screen has no room for long words right of the last year, nor for the name
// of each year, nor for the newest value beside both target and extrapolation.
const isNarrow = matchMedia("(max-width: 39.99rem)").matches;
const MOST_YEARS_NAMED = 4;
const LONGEST_BESIDE = 12;

function placed(trace) {
  const words = [trace.texttemplate].flat().findLast((one) => one) ?? "";
  const said = words.replace("%{text}", trace.text.at(-1));
  if (said.length <= LONGEST_BESIDE) return trace;
  return { ...trace, textposition: trace.textposition?.replace("center", "left") };
}

function narrowed({ data, layout }) {
  const isLed = data.some((trace) => trace.meta === "outlook");
  const every = Math.ceil(layout.xaxis.tickvals.length / MOST_YEARS_NAMED);
  const named = (all) => all.filter((_one, at) => (all.length - 1 - at) % every === 0);
  const { tickvals, ticktext } = layout.xaxis;
  return {
    data: data.map((trace) => {
      if (["target", "outlook", "level"].includes(trace.meta)) return placed(trace);
      const isValue = ["actual", "estimate"].includes(trace.meta);
      return isValue && isLed ? { ...trace, texttemplate: trace.x.map(() => "") } : trace;
    }),
    layout: {
      ...layout,
      margin: { ...layout.margin, r: 40 },
      xaxis: { ...layout.xaxis, tickvals: named(tickvals), ticktext: named(ticktext) },
    },
  };
}

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
    const figure = JSON.parse(source.textContent);
    const { data, layout } = isNarrow ? narrowed(figure) : figure;
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
