// Values → elements. Every word goes in as textContent; nothing is ever parsed as HTML.
"use strict";
const NUMBER = /^(hơn |khoảng )?[-+−]?\d[\d.,\s]*(%|\p{L}+( \p{L}+)?)?$/u; // "1.240", "71,83%", "hơn 12 lượt"
const SHORT = 8; // a word that stands for a number that is not there
const KINDS = { notice: "Thông báo", reminder: "Nhắc hạn" };

function make(tag, look, ...inside) {
  const node = document.createElement(tag);
  if (look) node.className = look;
  node.append(...inside);
  return node;
}

// Only https addresses become links, without the punctuation that ends the sentence.
function withLinks(node, text) {
  let at = 0;
  for (const found of text.matchAll(/https:\/\/[^\s<>"“”«»]+/g)) {
    let url = found[0].replace(/[.,;:!?…'’]+$/, "");
    if (url.endsWith(")") && !url.includes("(")) url = url.slice(0, -1);
    const link = make("a", "", url);
    link.href = url;
    link.target = "_blank";
    link.rel = "noopener noreferrer nofollow";
    node.append(text.slice(at, found.index), link);
    at = found.index + url.length;
  }
  node.append(text.slice(at));
  return node;
}

function drawTable(block) {
  const numeric = block.columns.map((_, at) => {
    const cells = block.rows.map((row) => row[at] ?? "");
    return at > 0 && cells.some((text) => NUMBER.test(text)) && cells.every((text) => NUMBER.test(text) || text.length <= SHORT);
  });
  const cell = (tag, text, at, scope) => {
    const node = withLinks(make(tag, numeric[at] ? "number" : ""), text);
    if (scope) node.scope = scope;
    return node;
  };
  const head = make("tr", "", ...block.columns.map((text, at) => cell("th", text, at, "col")));
  const rows = block.rows.map((row) =>
    make("tr", "", ...row.map((text, at) => (at ? cell("td", text, at) : cell("th", text, at, "row")))));
  const many = block.columns.length > 3;
  const table = make("table", "", make("thead", "", head), make("tbody", "", ...rows));
  if (many) keepRoles(table);
  const wide = make("div", many ? "wide many" + (block.columns.length > 4 ? " five" : "") : "wide", table);
  wide.tabIndex = 0;
  wide.setAttribute("role", "region");
  wide.setAttribute("aria-label", "Bảng: " + block.columns.join(", "));
  return wide;
}

/* On a phone a table of many columns is laid out as a grid, and a grid forgets that it is a table. */
function keepRoles(table) {
  const roles = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };
  for (const node of [table, ...table.querySelectorAll("thead, tbody, tr, td, th")]) {
    const name = node.tagName.toLowerCase();
    node.setAttribute("role", roles[name] ?? (node.scope === "row" ? "rowheader" : "columnheader"));
  }
}

function drawBlock(block) {
  switch (block.kind) {
    case "title": return make("h2", "", block.text);
    case "steps":
      return make(block.ordered ? "ol" : "ul", "steps", ...block.items.map((item) => withLinks(make("li"), item)));
    case "table": return drawTable(block);
    case "note": return withLinks(make("p", "note"), block.text);
    default: return withLinks(make("p"), block.text ?? "");
  }
}

function drawChoices(item, onTap) {
  const counted = item.numbered && item.choices.length > 1;
  const long = item.choices.some((choice) => choice.label.length > 24);
  const buttons = item.choices.map((choice, at) => {
    const button = make("button", "pick");
    button.type = "button";
    if (counted) button.append(make("span", "nth", String(at + 1)), " ");
    button.append(make("span", "", choice.label));
    button.addEventListener("click", () => onTap(choice));
    return button;
  });
  const group = make("div", long ? "picks long" : "picks", ...buttons);
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Chọn một");
  return group;
}

const NO_MORE = "Tệp này không còn trên máy chủ, vì tệp chỉ được giữ một thời gian. Xin nhắn trợ lý để lấy tệp mới.";

// A browser says nothing about a download that fails, so we ask first; without an answer it goes the usual way.
async function isGone(url) {
  const answer = await fetch(url, { method: "HEAD" }).catch(() => null);
  return answer && !answer.ok;
}

function drawFile(file) {
  const link = make("a", "pick", file.name);
  link.href = file.url;
  link.download = file.name;
  let there = false;
  link.addEventListener("click", async (event) => {
    if (there) return;
    event.preventDefault();
    if (await isGone(file.url)) return link.replaceWith(make("p", "tag", NO_MORE));
    there = true;
    link.click();
    there = false;
  });
  return link;
}

function drawTheirs(item, onTap) {
  const bubble = make("div", "bubble", make("span", "unseen", "Trợ lý: "));
  if (KINDS[item.kind]) bubble.append(make("p", "tag", KINDS[item.kind]));
  bubble.append(...item.blocks.map(drawBlock));
  const turn = make("li", "turn theirs " + item.kind, bubble);
  if (item.files.length) turn.append(make("div", "picks", ...item.files.map(drawFile)));
  if (item.choices.length) turn.append(drawChoices(item, onTap));
  return turn;
}

const CLIP = "M20 11.5 12 19.4a5 5 0 0 1-7.1-7.1l8-7.9a3.3 3.3 0 0 1 4.7 4.7l-8 7.9a1.7 1.7 0 0 1-2.4-2.3l7.3-7.3";

function drawing(path) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

function drawSent(item) {
  if (!item.size) return make("p", "", item.text);
  return make("p", "sheet", drawing(CLIP), make("span", "", make("span", "unseen", "Tệp "), item.text, " ", make("small", "", item.size)));
}

function drawMine(item, onAgain) {
  const turn = make("li", "turn mine " + item.state,
    make("div", "bubble", make("span", "unseen", "Bạn: "), drawSent(item)));
  if (item.state === "waiting") turn.append(make("p", "fate", "Chờ gửi…"));
  if (item.state === "failed" && item.lost) turn.append(make("p", "fate", item.why));
  else if (item.state === "failed") {
    const again = make("button", "pick", "Gửi lại");
    again.type = "button";
    again.addEventListener("click", onAgain);
    turn.append(make("p", "fate", item.why), again);
  }
  return turn;
}
