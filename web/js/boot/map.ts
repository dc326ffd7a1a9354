// The map: what moves it and saves it is a part of its own, fetched when somebody first comes near a map.

let stage: Promise<typeof import("../map/stage")> | undefined;

export function offerMap(): void {
  for (const name of ["pointerover", "focusin"]) document.addEventListener(name, approach);
}

function approach({ target }: Event): void {
  if (stage || !(target instanceof Element && target.closest(".map"))) return;
  // A finger is there as soon as it is near: what it pressed meanwhile is pressed again once something can follow.
  let pressed: HTMLElement | null = null;
  const remember = ({ target }: Event) => {
    pressed = target instanceof Element ? target.closest<HTMLElement>(".map [data-map]") : null;
  };
  document.addEventListener("click", remember);
  stage = import("../map/stage");
  stage
    .then(({ tendMaps }) => tendMaps(), () => (stage = undefined))
    .finally(() => {
      document.removeEventListener("click", remember);
      if (stage) pressed?.click();
    });
}
