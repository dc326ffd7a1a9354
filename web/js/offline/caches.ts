// Names of the stores in which a browser keeps the page. All sites of an origin share one set of stores, so a name says
// which folder it belongs to, and nobody touches another's.

/** How the names of all stores of the page in this folder begin; the rest is the build that is kept. */
export const storePrefix = (scope: string): string => `hatcheck ${scope} `;
