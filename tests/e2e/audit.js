// What an accessibility checker would say about the page as it stands: WCAG 2.2, 1.4.3, 1.4.10, 2.5.8, 4.1.1.
() => {
  const found = [];
  const name = (node) => `<${node.tagName.toLowerCase()}> ${(node.innerText || node.id || "").trim().slice(0, 40)}`;
  const complain = (node, what) => found.push(`${what}: ${name(node)}`);
  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  const luminance = (colour) => {
    const parts = numbers(colour).slice(0, 3).map((part) => part / 255);
    const [r, g, b] = parts.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (one, other) => {
    const [light, deep] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (light + 0.05) / (deep + 0.05);
  };
  const ground = (node) => {
    for (let at = node; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if ((numbers(colour)[3] ?? 1) === 1) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const shown = (node) => node.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !node.closest(".unseen");
  const judge = (node, look) => {
    const size = parseFloat(look.fontSize);
    const ratio = contrast(look.color, ground(node));
    if (ratio < (size >= 24 ? 3 : 4.5)) complain(node, `contrast ${ratio.toFixed(2)}`);
    if (size < 16) complain(node, `${size} px of text`);
  };

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (walker.currentNode.data.trim() && shown(node) && !node.closest("script, style, noscript")) judge(node, getComputedStyle(node));
  }
  const box = document.querySelector("textarea");
  judge(box, { color: getComputedStyle(box, "::placeholder").color, fontSize: getComputedStyle(box).fontSize });

  for (const node of document.querySelectorAll("button, textarea, a.pick")) {
    const { width, height } = node.getBoundingClientRect();
    if (shown(node) && Math.min(width, height) < 48) complain(node, `${width} × ${height} to hit`);
  }
  for (const node of document.querySelectorAll("svg")) if (!node.closest("[aria-hidden=true]")) complain(node, "a picture that is read out");
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => found.push(`id twice: ${id}`));
  if (document.querySelectorAll("h1").length !== 1) found.push("not one h1");
  if (document.documentElement.scrollWidth > innerWidth) found.push("scrolls sideways");
  if (document.documentElement.scrollHeight > innerHeight) found.push("the window itself scrolls");
  return found;
}
