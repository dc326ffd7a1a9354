// Fences: blocks of code that hold a scenario. Behind each comes an example; the fence itself stays where it is, hidden on
// screen while the example is live.

/** The language of a fence, or a word beside a language that the host can colour. */
const OURS = ":is(.language-hatcheck, .hatcheck)";
const FENCE = `pre > code${OURS}, pre${OURS} > code, ${OURS} pre`;
/** Where a class may sit around the block, with buttons and bars that are about it. */
const AROUND = `:is(div, figure)${OURS}`;
const MARK = "data-hatcheck-fence";

/** The block of each example that stands behind one. */
export const fenceOf = new WeakMap<Element, HTMLElement>();

const sheet = new CSSStyleSheet();
// A text of a line or two has room for what comes from the beginning, so that nothing moves later.
sheet.replaceSync(`@media screen { [${MARK}] { box-sizing: border-box; min-block-size: 8em } [${MARK}=live] { display: none !important } }`);

/** The blocks that have one behind them: a page that puts a copy of itself in place copies the mark as well. */
const marked = new WeakSet<Element>();

/** Now, and whenever others come: pages change without being loaded anew. */
export function upgradeFences(name: string): void {
  const upgrade = (root: ParentNode) => {
    // The root itself may be the block, or the code in one.
    const parts = root instanceof Element ? [root, ...root.querySelectorAll(FENCE)] : root.querySelectorAll(FENCE);
    for (const part of parts) {
      const pre = part.matches(FENCE) ? part.closest("pre") : null;
      if (pre) put(name, pre);
    }
  };
  const begin = () => {
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node instanceof Element && !node.closest(name)) upgrade(node);
    }).observe(document.body, { subtree: true, childList: true });
    upgrade(document.body);
  };
  // React takes what it did not draw itself for a fault, until it has taken over the page.
  const isReact = document.querySelector("#__docusaurus, #__next, [data-reactroot]");
  if (isReact && document.readyState !== "complete") addEventListener("load", () => setTimeout(begin, 500), { once: true });
  else if (document.body) begin();
  else addEventListener("DOMContentLoaded", begin, { once: true });
}

function put(name: string, pre: HTMLPreElement): void {
  if (pre.closest(`[data-hatcheck=off], ${name}`)) return;
  const block = pre.closest<HTMLElement>(AROUND) ?? pre;
  if (marked.has(block) || block.querySelector("[data-hatcheck=off]")) return;
  // What was copied with the block has nothing to show.
  const left = block.nextElementSibling;
  if (block.hasAttribute(MARK) && left?.matches(`${name}:empty`) && !fenceOf.has(left)) left.remove();
  marked.add(block);
  mark(block, "");
  const example = document.createElement(name);
  fenceOf.set(example, block);
  block.after(example);
}

/** On screen the example takes the place of its fence, or gives it back. */
export function hideFence(block: HTMLElement, hidden: boolean): void {
  mark(block, hidden ? "live" : "");
}

function mark(block: HTMLElement, state: "" | "live"): void {
  const root = block.getRootNode();
  const isShown = root instanceof Document || root instanceof ShadowRoot;
  // A page may set its sheets anew at any time.
  if (isShown && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  block.setAttribute(MARK, state);
}

/** No example stands behind it any more. */
export function release(block: HTMLElement): void {
  block.removeAttribute(MARK);
  marked.delete(block);
}

/** The parts of a block on which choices may stand, the inner ones first. */
export function partsOf(block: HTMLElement | undefined): Element[] {
  return block ? [...block.querySelectorAll("code, pre"), block] : [];
}
