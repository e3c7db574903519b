// Paints the server's drawing into a PNG. It is an image of our own address: the
// content security policy needs no exception for it.

const SHARPNESS = 2;

function painted(image) {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth * SHARPNESS;
  canvas.height = image.naturalHeight * SHARPNESS;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) => {
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("no picture"))), "image/png");
  });
}

function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

for (const button of document.querySelectorAll("[data-png]")) {
  const files = button.parentElement;
  const failed = files.querySelector("[data-png-failed]");
  button.hidden = false;
  button.addEventListener("click", async () => {
    failed.textContent = "";
    const image = new Image();
    image.src = files.querySelector("[data-drawing]").href;
    try {
      await image.decode();
      save(await painted(image), button.dataset.png);
    } catch {
      failed.textContent = failed.dataset.pngFailed;
    }
  });
}
