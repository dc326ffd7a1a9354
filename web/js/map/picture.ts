// A drawing of the page as a file: what style sheets say about each of its elements is written into it, so that it looks
// the same where they are not, and on white paper whatever the page's theme.

/** What the map's drawing takes from style sheets. */
const PROPERTIES = [
  "fill",
  "stroke",
  "stroke-width",
  "stroke-dasharray",
  "stroke-linecap",
  "stroke-linejoin",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
];

/** Pixels a unit, for screens that have more of them. */
const SCALE = 2;

/** Saves an `<svg>` under a name. Where the browser makes no PNG of it, it is an SVG all the same. */
export async function savePicture(svg: SVGSVGElement, name: string, type: "svg" | "png"): Promise<void> {
  const text = standalone(svg);
  const png = type === "png" ? await asPng(text).catch(() => null) : null;
  if (png) save(png, `${name}.png`);
  else save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
}

async function asPng(text: string): Promise<Blob | null> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * SCALE;
  canvas.height = image.height * SCALE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((settle) => canvas.toBlob(settle, "image/png"));
}

function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const copies = copy.querySelectorAll("*");
  // Light colours for as long as they are read; nothing is drawn in between.
  svg.setAttribute("data-copy", "");
  svg.querySelectorAll("*").forEach((element, at) => {
    const style = getComputedStyle(element);
    for (const property of PROPERTIES) copies[at]?.setAttribute(property, style.getPropertyValue(property));
  });
  const paper = getComputedStyle(svg).backgroundColor;
  svg.removeAttribute("data-copy");
  for (const element of copies) {
    element.removeAttribute("class");
    element.removeAttribute("data-go");
  }
  const kept = ["width", "height", "viewBox", "role", "aria-label"];
  for (const name of copy.getAttributeNames()) if (!kept.includes(name)) copy.removeAttribute(name);
  // All of it, however close it is on screen.
  copy.firstElementChild?.removeAttribute("transform");
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  for (const [name, value] of [["width", "100%"], ["height", "100%"], ["fill", paper]] as const) ground.setAttribute(name, value);
  copy.prepend(ground);
  return new XMLSerializer().serializeToString(copy);
}

function save(file: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Some browsers read the data only once they have asked where to put it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
