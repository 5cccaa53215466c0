// The conversation on the screen. It lives in this tab only: a shared computer keeps nothing once the tab is closed.
const by = (id) => document.getElementById(id);
const [view, log, form, words] = ["view", "log", "form", "words"].map(by);
const SLOW = 30000, KEPT = 200, LONGEST_TEXT = 4000;
const shelf = {
  get(key, other) { try { return JSON.parse(sessionStorage.getItem(key)) ?? other; } catch { return other; } },
  put(key, value) { if (this.closed) return; try { sessionStorage.setItem(key, JSON.stringify(value)); } catch { /* full or forbidden: go on */ } },
  clear() { this.closed = true; try { sessionStorage.clear(); } catch { /* forbidden: nothing was kept */ } },
};
const talk = shelf.get("talk", { items: [], last: 0 });
const drawn = new Map();
let sending = null, hoping = [], ending = false, following = true;

const keep = () => { talk.items = talk.items.slice(-KEPT); shelf.put("talk", talk); };
const unsent = () => talk.items.find((item) => item.state === "waiting");
const newId = () => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// --- drawing

const isMine = (item) => "state" in item;
const atEnd = () => view.scrollHeight - view.scrollTop - view.clientHeight < 120;
const toEnd = () => { following = true; view.scrollTop = view.scrollHeight; by("newest").hidden = true; };

function draw(item) {
  const node = isMine(item) ? drawMine(item, () => again(item)) : drawTheirs(item, tap);
  const before = drawn.get(item.id);
  if (before) before.replaceWith(node); else log.append(node);
  drawn.set(item.id, node);
  return node;
}

// Only the newest message's buttons look fresh; the older ones still answer, for the server explains them.
function fade() {
  const turns = [...log.querySelectorAll(".theirs")];
  turns.slice(0, -1).forEach((turn) => turn.classList.add("old"));
}

// A long answer is read from its beginning.
function bringInView(node) {
  const overflow = node.getBoundingClientRect().height > view.clientHeight - 32;
  if (overflow) node.scrollIntoView({ block: "start" }); else toEnd();
}

function tell(text) {
  by("state").textContent = text;
  by("state").hidden = !text;
}

function typing(text, dots = true) {
  const end = atEnd();
  by("typing").hidden = !text;
  by("typing-words").textContent = text;
  by("typing").firstElementChild.hidden = !dots;
  if (end && text) toEnd();
}

// --- waiting for an answer: ask again now and then, in case it went to another process

function hope() {
  giveUp();
  typing("Trợ lý đang soạn câu trả lời…");
  hoping = [4000, 9000, 18000].map((wait) => setTimeout(() => link.here && link.hello(), wait));
  hoping.push(setTimeout(() => typing("Tin đã được nhận, câu trả lời đến chậm hơn thường lệ. Xin cứ để trang mở.", false), SLOW));
}

function giveUp() {
  hoping.forEach(clearTimeout);
  hoping = [];
  typing("");
}

// --- speaking: one after the other, each until it is accepted, under the same id however often it is sent

function say(text, value) {
  const item = { id: newId(), text, value, state: "waiting", why: "" };
  talk.items.push(item);
  keep();
  draw(item);
  toEnd();
  if (link.here) pump(); else link.now();
}

const tap = (choice) => say(choice.label, choice.value);

function sayFile(file) {
  const item = { id: newId(), text: file.name, size: sizeOf(file.size), state: "waiting", why: "" };
  picked.set(item.id, file);
  talk.items.push(item);
  keep();
  draw(item);
  toEnd();
  if (link.here) pump(); else link.now();
}

async function pumpFile(item) {
  typing("Đang gửi tệp…");
  const why = await carry(item);
  if (why === null) { // the network: the line will come back, and the file goes again under its id
    if (sending === item.id) sending = null;
    return setTimeout(pump, 3000);
  }
  item.lost = why && !picked.has(item.id);
  giveUp();
  settle(item.id, why ? "failed" : "sent", why);
  if (!why) {
    picked.delete(item.id);
    hope();
  }
  pump();
}

function pump() {
  const item = unsent();
  if (sending || !item || !link.here) return;
  sending = item.id;
  if (item.size) return pumpFile(item);
  link.send(item.value === undefined ? { type: "text", id: item.id, text: item.text } : { type: "tap", id: item.id, value: item.value });
  link.expect();
  hope();
}

function settle(id, state, why = "") {
  const item = talk.items.find((one) => one.id === id);
  if (sending === id || id === null) sending = null;
  if (!item) return;
  Object.assign(item, { state, why });
  keep();
  if (state === "sent") return markSent(id);
  const end = atEnd();
  draw(item);
  if (end) toEnd();
}

// Not drawn anew: a screen reader would read it a second time.
function markSent(id) {
  const node = drawn.get(id);
  node.className = "turn mine sent";
  node.querySelector(".fate")?.remove();
}

// The failed one goes to the end, so that the answer stands under it.
function again(item) {
  talk.items = [...talk.items.filter((one) => one !== item), item];
  drawn.get(item.id).remove();
  drawn.delete(item.id);
  Object.assign(item, { state: "waiting", why: "" });
  keep();
  draw(item);
  toEnd();
  words.focus();
  pump();
}

// --- hearing

function receive(data) {
  if (talk.items.some((item) => item.id === data.id)) return;
  const { id, kind, blocks, choices, numbered, files } = data;
  const item = { id, kind, blocks, choices, numbered, files };
  const reading = link.here && !atEnd();
  talk.items.push(item);
  talk.last = Math.max(talk.last, id);
  keep();
  if (kind === "reply" && !sending) giveUp();
  const node = draw(item);
  fade();
  if (reading) by("newest").hidden = false; else bringInView(node);
}

const heard = {
  message: receive,
  accepted(data) { settle(data.id, "sent"); pump(); },
  refused(data) { giveUp(); settle(data.id ?? sending, "failed", data.text); pump(); },
  here() {},
};

function startAnew(wait) {
  shelf.clear();
  setTimeout(() => location.reload(), wait);
}

// Returns true when there is no use in trying again.
function refused(code) {
  if (code === ENDED) {
    if (!ending) startAnew(500); // another tab has ended it; its cookie is just being forgotten
    return true;
  }
  if (code !== NO_SESSION) return false;
  if (shelf.get("reloaded", false)) {
    tell("Trình duyệt chưa cho phép trang lưu phiên trò chuyện. Xin mở bằng trình duyệt khác, hoặc tắt chế độ chặn lưu dữ liệu.");
  } else {
    shelf.put("reloaded", true);
    location.reload();
  }
  return true;
}

const link = new Link({
  seen: () => talk.last,
  frame: (data) => heard[data.type]?.(data),
  here() {
    shelf.put("reloaded", false);
    tell("");
    document.body.classList.remove("away");
    if (!talk.items.length) hope();
    pump();
  },
  away() {
    sending = null;
    giveUp();
    tell(navigator.onLine ? "Đang kết nối lại…" : "Máy đang mất mạng. Cứ để trang mở, có mạng là tin tự gửi đi.");
    document.body.classList.add("away");
  },
  refused,
});

// --- the composer

function grow() {
  words.style.height = "auto";
  words.style.height = words.scrollHeight + 3 + "px";
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = words.value.trim();
  words.focus();
  if (!text) return;
  if (text.length > LONGEST_TEXT) return tell(`Tin nhắn dài ${text.length} ký tự, nhiều nhất là 4.000. Xin chia thành vài tin ngắn hơn.`);
  if (link.here) tell("");
  words.value = "";
  shelf.put("draft", "");
  grow();
  say(text);
});

// Enter that ends a composed letter (Telex, VNI) belongs to the keyboard, not to us.
words.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  form.requestSubmit();
});
words.addEventListener("input", () => { grow(); shelf.put("draft", words.value); });

offerFiles(by("clip"), by("file"), document.body, sayFile, (why) => { if (why || link.here) tell(why); });

// --- ending

by("end").addEventListener("click", () => by("ask").showModal());
by("ask").addEventListener("close", async () => {
  if (by("ask").returnValue !== "end") return words.focus();
  ending = true;
  const done = await fetch("/ket-thuc", { method: "POST" }).then((answer) => answer.ok, () => false);
  if (done) return startAnew(0);
  ending = false;
  link.now();
  tell("Chưa kết thúc được vì mất mạng. Xin thử lại khi có mạng.");
});

// --- the frame: keyboards on screen, scrolling, and what was here before a reload

by("newest").addEventListener("click", () => { toEnd(); words.focus(); });
let tall = view.clientHeight;
view.addEventListener("scroll", () => {
  if (view.clientHeight !== tall) return; // the frame has changed, not the reader's mind
  following = atEnd();
  if (following) by("newest").hidden = true;
}, { passive: true });
new ResizeObserver(() => { tall = view.clientHeight; if (following) toEnd(); }).observe(view); // a keyboard on screen hides nothing that was in sight
visualViewport?.addEventListener("resize", () => {
  if (visualViewport.scale > 1.01) return; // zoomed by hand, not by a keyboard
  document.documentElement.style.setProperty("--h", visualViewport.height + "px");
  scrollTo(0, 0);
});
log.setAttribute("aria-busy", "true");
talk.items.forEach(draw);
fade();
toEnd();
log.removeAttribute("aria-busy");
words.value = shelf.get("draft", "");
grow();
if (matchMedia("(pointer: fine)").matches) words.focus();
