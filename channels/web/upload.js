// Sending one Excel workbook: by the paper-clip or by dropping it on the page. It stands in the same queue as words.
const LARGEST_FILE = 10 * 1024 * 1024;
const picked = new Map(); // message id → File; lives as long as the page
const ONLY_XLSX = "Chỉ nhận tệp Excel có đuôi .xlsx. Xin chọn lại tệp.";
const LOST_FILE = "Tệp chưa gửi xong thì trang đã tải lại. Xin chọn lại tệp.";

function whyNot(files) {
  if (files.length !== 1) return "Mỗi lần chỉ gửi được một tệp. Xin chọn từng tệp.";
  if (!/\.xlsx$/i.test(files[0].name)) return ONLY_XLSX;
  if (!files[0].size) return "Tệp này trống nên chưa gửi được. Xin chọn lại tệp.";
  if (files[0].size > LARGEST_FILE) return "Tệp lớn hơn 10 MB nên chưa gửi được. Xin bỏ bớt hình ảnh, trang tính không dùng rồi gửi lại.";
  return "";
}

const sizeOf = (bytes) => (bytes < 1024 * 1024
  ? `${Math.max(1, Math.round(bytes / 1024))} KB`
  : `${(bytes / 1024 / 1024).toFixed(1).replace(".", ",")} MB`);

// onFile(file) for a good one, onRefusal(text) otherwise; "" takes the last refusal back.
function offerFiles(button, chooser, target, onFile, onRefusal) {
  const take = (files) => {
    const why = whyNot(files);
    onRefusal(why);
    if (!why) onFile(files[0]);
  };
  button.addEventListener("click", () => chooser.click());
  chooser.addEventListener("change", () => {
    if (chooser.files.length) take([...chooser.files]);
    chooser.value = ""; // the same file may be chosen again
  });
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  let inside = 0;
  const over = (change) => { inside = change; target.classList.toggle("dropping", inside > 0); };
  target.addEventListener("dragenter", (event) => carries(event) && (event.preventDefault(), over(inside + 1)));
  target.addEventListener("dragover", (event) => carries(event) && event.preventDefault());
  target.addEventListener("dragleave", (event) => carries(event) && over(Math.max(0, inside - 1)));
  target.addEventListener("drop", (event) => {
    if (!carries(event)) return;
    event.preventDefault(); // else the browser leaves the page to show the file
    over(0);
    take([...event.dataTransfer.files]);
  });
}

// Returns "" when it is taken, why not, or null when the network failed and it is to be sent again.
async function carry(item) {
  const file = picked.get(item.id);
  if (!file) return LOST_FILE;
  const name = encodeURIComponent(file.name);
  try {
    const answer = await fetch("/gui-tep/" + item.id, { method: "POST", headers: { "X-Ten-Tep": name }, body: file });
    if (answer.ok) return "";
    return (await answer.text()) || "Chưa gửi được tệp. Xin thử lại.";
  } catch {
    return navigator.onLine && !(await readable(file)) ? "Không đọc được tệp này nữa. Xin chọn lại tệp." : null;
  }
}

// A file that was changed or removed after it was chosen can never be sent.
const readable = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);
