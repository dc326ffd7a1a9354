// Menus: what <details class="menu"> lacks. The browser opens and closes it at its button; the rest is here.
//
//   <details class="menu"><summary>…</summary><div class="menu-items">… .menu-item …</div></details>

const MENU = "details.menu";
const ITEMS = ":is(button, a[href], select, input, textarea):not(:disabled)";
/** Between a menu and the edge of the window, in pixels. */
const MARGIN = 8;

export function tendMenus(): void {
  // Neither event bubbles, but both can be caught on their way down.
  document.addEventListener("toggle", toggled, true);
  document.addEventListener("click", chosen, true);
  document.addEventListener("pointerdown", pressed, true);
  document.addEventListener("focusout", left);
  document.addEventListener("keydown", keyed);
  addEventListener("resize", () => openMenus().forEach(place));
}

function toggled({ target }: Event): void {
  if (!(target instanceof HTMLDetailsElement) || !target.matches(MENU)) return;
  if (target.open) closeAll((menu) => menu !== target);
  place(target);
}

/**
 * An item was chosen. On the way down, before the item acts: a dialog that it opens will give the focus back to the
 * button, not to an item that is hidden by then.
 */
function chosen({ target }: MouseEvent): void {
  const item = target instanceof Element ? target.closest("button.menu-item, a.menu-item") : null;
  const menu = item?.closest<HTMLDetailsElement>(MENU);
  if (menu) close(menu);
}

function pressed(event: PointerEvent): void {
  closeAll((menu) => !event.composedPath().includes(menu));
}

function left({ relatedTarget }: FocusEvent): void {
  // Without a target it is the whole window that was left, or a press that `pressed` has seen.
  if (relatedTarget instanceof Node) closeAll((menu) => !menu.contains(relatedTarget));
}

function keyed(event: KeyboardEvent): void {
  const { target, key, defaultPrevented, altKey, ctrlKey, metaKey } = event;
  const menu = target instanceof Element ? target.closest<HTMLDetailsElement>(`${MENU}[open]`) : null;
  if (defaultPrevented || altKey || ctrlKey || metaKey) return;
  if (key === "Escape") {
    const [open] = menu ? [menu] : openMenus();
    if (!open) return;
    event.preventDefault();
    close(open);
  } else if (menu && !isField(target)) {
    const next = step(menu, target, key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}

/** These have a use of their own for the arrows. */
function isField(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches("select, textarea, input:not([type=checkbox])");
}

function step(menu: HTMLDetailsElement, target: EventTarget | null, key: string): HTMLElement | undefined {
  const items = [...menu.querySelectorAll<HTMLElement>(`.menu-items ${ITEMS}`)];
  const at = items.findIndex((item) => item === target);
  switch (key) {
    case "ArrowDown":
      return items[(at + 1) % items.length];
    case "ArrowUp":
      return items.at(at < 0 ? -1 : at - 1);
    case "Home":
      return items[0];
    case "End":
      return items.at(-1);
    default:
      return undefined;
  }
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>(`${MENU}[open]`)];
}

function closeAll(which: (menu: HTMLDetailsElement) => boolean): void {
  for (const menu of openMenus().filter(which)) menu.open = false;
}

/** The focus, if it is in there, goes to the button before its place vanishes. */
function close(menu: HTMLDetailsElement): void {
  if (menu.contains(document.activeElement)) menu.querySelector("summary")?.focus();
  menu.open = false;
}

/** Moves an open menu so far that it is inside the window; above its button, where there is more room. */
function place(menu: HTMLDetailsElement): void {
  const items = menu.querySelector<HTMLElement>(".menu-items");
  const button = menu.querySelector("summary")?.getBoundingClientRect();
  if (!items || !button) return;
  const { style } = items;
  style.translate = style.maxBlockSize = style.overflow = "";
  if (!menu.open) return;

  const { left, right, top, bottom, height } = items.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  const across = left < MARGIN ? MARGIN - left : Math.min(0, Math.max(clientWidth - MARGIN - right, MARGIN - left));
  const [above, below] = [button.top - MARGIN, clientHeight - MARGIN - top];
  const isAbove = bottom > clientHeight - MARGIN && above > below;
  const down = isAbove ? button.top - (top - button.bottom) - Math.min(height, above) - top : 0;
  if (height > Math.max(above, below)) {
    style.maxBlockSize = `${isAbove ? above : below}px`;
    style.overflow = "auto";
  }
  if (across !== 0 || down !== 0) style.translate = `${across}px ${down}px`;
}
