// What the author expects: shown until the program has decided itself.

const WORDS: Record<string, string> = {
  allowed: "Allowed",
  implicitDeny: "Denied",
  explicitDeny: "Denied",
  denied: "Denied",
  conditional: "Depends",
  invalid: "Not a valid call",
};

interface Asked {
  name?: unknown;
  expect?: string | { decision?: string };
}

/** In a word; nothing where the author says nothing, or the text is no scenario. */
export function expectation(text: string, wanted: string | undefined): string | undefined {
  try {
    const { requests } = JSON.parse(text) as { requests: Asked[] };
    const asked = requests.find(({ name }) => name === wanted) ?? requests[Number(wanted)] ?? requests[0];
    const expect = asked?.expect;
    return WORDS[String(typeof expect === "object" ? expect.decision : expect)];
  } catch {
    return undefined;
  }
}
