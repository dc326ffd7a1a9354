// Functions that are alike side by side. gzip looks back no further than 32 KB, and what generics make of one source is
// spread over the whole module: put together it compresses 2 to 3 percent better.

import { deflateRawSync } from "node:zlib";

/** How many bytes have to be the same for two functions to be alike in them: tried one after the other. */
const GRAMS = [4, 5];
/** What a function counts for likeness with the one after the next, against the next one: the same. */
const FADINGS = [0.7, 0.8, 0.9];
/** In more functions than one in so many, a sequence says nothing. */
const COMMON = 20;
/** How many functions are moved to see whether that is better: a few seconds a module. */
const MOVES = 300;

/**
 * The module with its functions named by the places where they should stand.
 * @param {Uint8Array} wasm
 */
export function inOrderOfLikeness(wasm) {
  const { imported, bodies } = functionsOf(wasm);
  const names = best(bodies).map((at, place) => /** @type {const} */ ([imported + at, String(place).padStart(6, "0")]));
  names.sort(([one], [other]) => one - other);
  const encoder = new TextEncoder();
  const list = names.flatMap(([index, name]) => [...leb(index), ...leb(name.length), ...encoder.encode(name)]);
  const functions = [...leb(names.length), ...list];
  const title = encoder.encode("name");
  const section = [...leb(title.length), ...title, 1, ...leb(functions.length), ...functions];
  return Buffer.concat([wasm, Uint8Array.from([0, ...leb(section.length), ...section])]);
}

/**
 * The order that compresses best, of those that are tried.
 * @param {Uint8Array[]} bodies
 */
function best(bodies) {
  const weight = (/** @type {number[]} */ order) => deflateRawSync(Buffer.concat(order.map((at) => bodies[at] ?? new Uint8Array())), { level: 9 }).length;
  const tried = GRAMS.flatMap((gram) => {
    const grams = bodies.map((body) => gramsOf(body, gram));
    return FADINGS.map((fading) => inOrder(grams, fading));
  });
  const weights = tried.map(weight);
  let order = tried[weights.indexOf(Math.min(...weights))] ?? [];
  let least = weight(order);
  // Then one function at a time goes to the one it is most like, if that is better.
  let left = MOVES;
  for (const [own, like] of pairsOf(bodies)) {
    if (Math.abs(order.indexOf(own) - order.indexOf(like)) <= 1) continue;
    if (left-- === 0) break;
    const moved = order.filter((at) => at !== own);
    moved.splice(moved.indexOf(like) + 1, 0, own);
    const weighs = weight(moved);
    if (weighs < least) [order, least] = [moved, weighs];
  }
  return order;
}

/**
 * Each function with the one that it is most like; first those that have most in common.
 * @param {Uint8Array[]} bodies
 * @returns {[number, number][]}
 */
function pairsOf(bodies) {
  const grams = bodies.map((body) => gramsOf(body, GRAMS[0] ?? 4));
  const holders = holdersOf(grams);
  const size = grams.map((own) => Math.sqrt(Math.max(own.size, 1)));
  const pairs = grams.map((own, at) => {
    const shared = new Float64Array(grams.length);
    for (const gram of own) for (const other of telling(holders, gram, grams.length)) shared[other] = (shared[other] ?? 0) + 1;
    shared[at] = 0;
    const like = largest(shared.keys(), (other) => (shared[other] ?? 0) / (size[other] ?? 1)) ?? at;
    const gain = ((shared[like] ?? 0) * (bodies[at]?.length ?? 0)) / ((size[at] ?? 1) * (size[like] ?? 1));
    return { at, like, gain };
  });
  return pairs.sort((one, other) => other.gain - one.gain).map(({ at, like }) => [at, like]);
}

/**
 * Which functions hold each sequence.
 * @param {Set<number>[]} grams
 */
function holdersOf(grams) {
  /** @type {Map<number, number[]>} */
  const holders = new Map();
  grams.forEach((own, at) => {
    for (const gram of own) {
      const known = holders.get(gram);
      if (known) known.push(at);
      else holders.set(gram, [at]);
    }
  });
  return holders;
}

/**
 * The functions that hold a sequence, if that says something.
 * @param {Map<number, number[]>} holders
 * @param {number} gram
 * @param {number} all how many functions there are
 */
function telling(holders, gram, all) {
  const own = holders.get(gram) ?? [];
  return own.length * COMMON < all ? own : [];
}

/**
 * From each function to the one that is most like those before it.
 * @param {Set<number>[]} grams what they are made of
 * @param {number} fading
 * @returns {number[]} their places in the module
 */
function inOrder(grams, fading) {
  const holders = holdersOf(grams);
  const size = grams.map((own) => Math.sqrt(Math.max(own.size, 1)));
  const likeness = new Float64Array(grams.length);
  const open = new Set(grams.keys());
  const placed = [];
  for (let next = largest(open, (at) => size[at] ?? 0); next !== undefined; next = largest(open, (at) => likeness[at] ?? 0)) {
    open.delete(next);
    placed.push(next);
    const shared = new Float64Array(grams.length);
    for (const gram of grams[next] ?? []) for (const at of telling(holders, gram, grams.length)) shared[at] = (shared[at] ?? 0) + 1;
    for (const at of open) {
      likeness[at] = (likeness[at] ?? 0) * fading + (shared[at] ?? 0) / ((size[at] ?? 1) * (size[next] ?? 1));
    }
  }
  return placed;
}

/**
 * @param {Iterable<number>} of
 * @param {(at: number) => number} value
 * @returns {number | undefined} the first with the largest value
 */
function largest(of, value) {
  let best;
  let most = -1;
  for (const at of of) if (value(at) > most) [best, most] = [at, value(at)];
  return best;
}

/**
 * Sequences of so many bytes, each as a number.
 * @param {Uint8Array} body
 * @param {number} gram
 */
function gramsOf(body, gram) {
  /** @type {Set<number>} */
  const found = new Set();
  for (let end = gram; end <= body.length; end++) {
    found.add(body.subarray(end - gram, end).reduce((number, byte) => number * 256 + byte, 0));
  }
  return found;
}

/**
 * How many functions a module imports, and the bodies of its own.
 * @param {Uint8Array} wasm
 */
function functionsOf(wasm) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = wasm[at++] ?? 0;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const skip = (/** @type {number} */ bytes) => void (at += bytes);
  /** @type {Uint8Array[]} */
  const bodies = [];
  while (at < wasm.length) {
    const section = wasm[at++];
    const end = number() + at;
    if (section === 10) {
      for (let left = number(); left > 0; left--) {
        const size = number();
        bodies.push(wasm.subarray(at, at + size));
        skip(size);
      }
    }
    at = end;
  }
  // Of the kinds of imports there may be, the compiled module knows functions by their name.
  const imported = WebAssembly.Module.imports(new WebAssembly.Module(Uint8Array.from(wasm))).filter(({ kind }) => kind === "function");
  return { imported: imported.length, bodies };
}

/** @param {number} value */
function leb(value) {
  const bytes = [];
  for (; value >= 0x80; value = Math.floor(value / 128)) bytes.push((value % 128) | 0x80);
  return [...bytes, value];
}
