// Keeping the text and the host's idea of it together: which of two texts is newer, and how one becomes the other.
import { isolateHistory } from "@codemirror/commands";
import type { ChangeDesc, EditorState, Transaction, TransactionSpec } from "@codemirror/state";

/** The user event of a change that the host made. */
const HOST = "host";

export function isByHost(transaction: Transaction): boolean {
  return transaction.isUserEvent(HOST);
}

/** Numbers the texts, and knows what happened to them since the host has seen one. */
export class Versions {
  /** Of the text on screen. */
  number = 0;

  #own: { number: number; changes: ChangeDesc }[] = [];

  /** The text has changed. What the host did it knows. */
  count(changes: ChangeDesc, byHost: boolean): void {
    this.number += 1;
    if (!byHost) this.#own.push({ number: this.number, changes });
  }

  /** What was not the host's doing since the text of this number. */
  since(number: number): readonly ChangeDesc[] {
    return this.#own.filter((own) => own.number > number).map(({ changes }) => changes);
  }

  /** Nobody will ask about texts before that of this number. */
  forget(number = this.number): void {
    this.#own = this.#own.filter((own) => own.number > number);
  }
}

/** Makes the text another one: by one change between what both begin and end with, which can be undone. */
export function replaceText(state: EditorState, before: string, after: string): TransactionSpec {
  const changes = minimalChange(before, after);
  const place = placeAfter(before, changes);
  const { anchor, head } = state.selection.main;
  return {
    changes,
    ...(place ? { selection: { anchor: place(anchor), head: place(head) } } : {}),
    userEvent: HOST,
    annotations: isolateHistory.of("full"),
  };
}

export interface Change {
  from: number;
  to: number;
  insert: string;
}

export function minimalChange(before: string, after: string): Change {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  if (splitsPair(before, start)) start -= 1;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)) end += 1;
  if (splitsPair(before, before.length - end)) end -= 1;
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) };
}

/** Whether the position lies within a character of two units. */
function splitsPair(text: string, position: number): boolean {
  const isIn = (unit: number, first: number) => unit >= first && unit < first + 0x400;
  return position > 0 && isIn(text.charCodeAt(position - 1), 0xd800) && isIn(text.charCodeAt(position), 0xdc00);
}

/**
 * Where a position goes when only white space changed, as it does when a document is laid out anew: it stays with its
 * letter, while the editor by itself would put it to the end of the change.
 */
function placeAfter(text: string, { from, to, insert }: Change): ((position: number) => number) | null {
  const removed = text.slice(from, to);
  if (!removed || letters(removed) !== letters(insert)) return null;
  return (position) => {
    if (position <= from) return position;
    if (position >= to) return position - removed.length + insert.length;
    const before = letters(removed.slice(0, position - from)).length;
    const onLetter = letters(removed.charAt(position - from)) !== "";
    return from + (onLetter ? indexOfLetter(insert, before) : indexOfLetter(insert, before - 1) + 1);
  };
}

function letters(text: string): string {
  return text.replace(/\s+/g, "");
}

/** Of the letter of this number; -1 before the first. */
function indexOfLetter(text: string, number: number): number {
  let at = -1;
  for (let left = number; left >= 0; left -= 1) {
    do at += 1;
    while (letters(text.charAt(at)) === "" && at < text.length);
  }
  return at;
}
