// What a spreadsheet program puts on the clipboard: tabs and line breaks between cells.
// A cell stands in quotation marks only where it holds a tab or a line break.
const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const BARE = /[^\t\n]*/y;

const cellAt = (text, at) => {
  QUOTED.lastIndex = BARE.lastIndex = at;
  const quoted = QUOTED.exec(text);
  if (quoted && /[\t\n]/.test(quoted[1])) {
    return [quoted[1].replaceAll('""', '"').trim(), QUOTED.lastIndex];
  }
  return [BARE.exec(text)[0].trim(), BARE.lastIndex];
};

// Rows of cells; a blank row in the middle keeps its place.
export const cellsIn = (clipboard) => {
  const text = clipboard.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  const found = [[]];
  let at = 0;
  while (text) {
    const [cell, end] = cellAt(text, at);
    found.at(-1).push(cell);
    if (end >= text.length) {
      break;
    }
    if (text[end] === "\n") {
      found.push([]);
    }
    at = end + 1;
  }
  return found;
};
