// The static page before the program: kept until the program says that its own view stands, then taken away.

/**
 * The program announces its first view with `hatcheck-mounted` on `window`, once it has taken over what was typed; the
 * skeleton goes within that very event, so that no frame shows both.
 */
export function retireSkeletonOnMount(): void {
  addEventListener("hatcheck-mounted", () => document.getElementById("skeleton")?.remove(), { once: true });
}

/**
 * While something else is on its way that the address asks for, the first example would stand there for a moment only, and
 * could be taken for it.
 */
export function hideSampleForLink(): void {
  const asks = /^#[sx]\d/.test(location.hash) || /[?&]e(xample|xercise)=/.test(location.search);
  if (asks) document.getElementById("skeleton")?.setAttribute("data-opening", "");
}

/** The skip link moves the focus only: the address may carry a shared scenario, which following the link would lose. */
export function keepFragmentOnSkip(): void {
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("#skeleton a.skip-link") : null;
    const target = link && document.getElementById(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    target.focus();
    target.scrollIntoView({ block: "start" });
  });
}
