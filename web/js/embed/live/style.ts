// One style sheet for all examples of a page. Constructed, which the page's own policy does not concern.

let sheet: Promise<CSSStyleSheet> | undefined;

export function styleOf(url: string): Promise<CSSStyleSheet> {
  return (sheet ??= fetched(url).catch((error: unknown) => {
    sheet = undefined;
    throw error;
  }));
}

async function fetched(url: string): Promise<CSSStyleSheet> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return new CSSStyleSheet().replace(await response.text());
}
