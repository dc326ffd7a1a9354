// The words around a live example; those of the example itself are the program's.

export const OPEN = "Open in Hatcheck";
export const RESET = "Reset";
export const COPY = "Copy";
export const COPIED = "Copied";
export const NOT_COPIED = "The browser does not allow copying here.";
export const SHOW_ALL = "Show all";
export const SHOW_LESS = "Show less";
export const TOO_LARGE = "The scenario is larger than 1 MiB.";
export const NOT_HTTPS = "Only addresses that begin with https: are fetched.";
export const NOT_FETCHED = "The scenario could not be fetched.";
export const BROKEN = "A fault in the program ended it. Reload the page.";
