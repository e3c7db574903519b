// What the contract of charts asks of every figure and drawing on the page.
() => {
  const faults = [];
  const text = (one) => one?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const isHidden = (one) => one.closest("[aria-hidden=true]") !== null;
  const isNamed = (one) => one.getAttribute("role") === "img" && (one.getAttribute("aria-label") ?? "").trim() !== "";
  const figures = [...document.querySelectorAll("figure")];
  for (const figure of figures) {
    const caption = figure.querySelector(":scope > figcaption");
    const says = [...(caption?.children ?? [])].filter((one) => text(one) !== "");
    const name = text(caption).slice(0, 40) || figure.outerHTML.slice(0, 80);
    if (!caption) faults.push(`${name}: no figcaption`);
    if (figure.querySelector("svg, [data-plot]") && says.length < 2) faults.push(`${name}: a title or a finding is missing`);
  }
  for (const figure of document.querySelectorAll("figure:has(svg .budget-bar)")) faults.push(...barsAndTable(figure));
  for (const card of document.querySelectorAll("figure.card:has(> svg)")) faults.push(...cardAndName(card));
  for (const drawing of document.querySelectorAll("svg, [data-plot], canvas")) {
    if (drawing.parentElement.closest("svg, [data-plot]") || !drawing.checkVisibility()) continue;
    if (!isHidden(drawing) && !isNamed(drawing)) faults.push(`no name: ${drawing.outerHTML.slice(0, 80)}`);
    if (drawing.querySelector("a[href]")) faults.push(`links in a drawing: ${drawing.outerHTML.slice(0, 80)}`);
  }
  for (const source of document.querySelectorAll("[data-figure]")) {
    const { data } = JSON.parse(document.getElementById(source.dataset.figure).textContent);
    const table = document.querySelector("table:has(data[data-series])");
    if (!table) { faults.push("a figure without its table"); continue; }
    const [drawn, told] = [valuesOf(data), valuesIn(table)];
    for (const one of drawn) {
      // Where a level has its target year, the cell says target.
      if (!told.has(one) && !told.has(one.replace(/^level/, "target"))) faults.push(`only drawn: ${one}`);
    }
    for (const one of told) if (!drawn.has(one)) faults.push(`only in the table: ${one}`);
    if (!text(table.caption)) faults.push("the table has no caption");
    if (table.querySelector("th:not([scope])")) faults.push("a heading of the table has no scope");
    if (!document.querySelector("a[href*='data.csv']")) faults.push("no CSV");
  }
  return { charts: figures.length, faults };

  // Bars are as high as the numbers of the table, cell by cell.
  function barsAndTable(figure) {
    const table = figure.querySelector("table") ?? figure.parentElement.querySelector("table");
    if (!table) return [`${text(figure).slice(0, 40)}: no table`];
    const heights = [...figure.querySelectorAll("svg[role=img] .budget-bar")].map((bar) => Number(bar.getAttribute("height")));
    const cells = [...table.tBodies[0].querySelectorAll("td.figure:not(.budget__earlier)")].map((cell) => Number(text(cell).replace(/,/g, "")));
    const values = cells.filter((value) => value > 0);
    const [drawn, told] = [heights, values].map((row) => row.filter((it) => it > 0).sort((a, b) => a - b));
    if (drawn.length !== told.length) return [`${drawn.length} bars, ${told.length} cells`];
    const scale = drawn.at(-1) / told.at(-1);
    return told.filter((value, at) => Math.abs(value * scale - drawn[at]) > 0.51).map((value) => `no bar as high as ${value}`);
  }

  // Every number beside a small chart stands in the chart's name.
  function cardAndName(card) {
    const name = card.querySelector(":scope > svg").getAttribute("aria-label");
    const numbers = [...card.querySelectorAll("dl dd")].map((one) => text(one).match(/[△−]?[\d,]+(\.\d+)?/)?.[0]);
    return numbers.filter((number) => number && !name.includes(number)).map((number) => `${number} is not in the name: ${name}`);
  }

  function valuesOf(traces) {
    const SERIES = { estimate: "actual", "estimated-baseline": "baseline" };
    const ends = ["lower", "upper"];
    const values = new Set();
    for (const { meta, x, y } of traces) {
      // Lines between marks that have series of their own.
      if (meta === "course" || meta === "lead") continue;
      const series = meta === "range" ? ends.shift() : SERIES[meta] ?? meta;
      x.forEach((year, at) => {
        if (y[at] !== null && Number.isInteger(year)) values.add(`${series} ${year} ${y[at]}`);
      });
    }
    return values;
  }

  function valuesIn(table) {
    const values = new Set();
    for (const row of table.tBodies[0].rows) {
      const year = text(row.querySelector("th")).match(/\d{4}/)?.[0];
      for (const cell of row.querySelectorAll("data[data-series]")) {
        values.add(`${cell.dataset.series} ${year} ${Number(cell.value)}`);
      }
    }
    return values;
  }
}
