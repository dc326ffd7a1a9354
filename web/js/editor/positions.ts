// Where things are in a text that changes: what the host points at is clamped to the text, and goes with it.
import { MapMode, StateEffect, StateField, type ChangeDesc, type StateEffectType } from "@codemirror/state";

/** A point, or a range. */
export interface Place {
  readonly from: number;
  readonly to?: number;
}

/** Things of one kind that are pinned to the text: set as a whole by the host, then carried along. */
export interface Annotation<T extends Place> {
  readonly show: StateEffectType<readonly T[]>;
  readonly field: StateField<readonly T[]>;
  /** In order and within a text of this length, whatever the host says. */
  fit(items: readonly T[], length: number): readonly T[];
  /** The same things after a change; what was deleted is left out. */
  follow(items: readonly T[], changes: ChangeDesc): readonly T[];
}

/**
 * @param extent whether they are ranges, or points without an end
 * @param adjust what else of a thing has to follow a change
 */
export function annotation<T extends Place>(
  extent: "ranges" | "points",
  adjust: (item: T, changes: ChangeDesc) => T = (item) => item,
): Annotation<T> {
  const show = StateEffect.define<readonly T[]>();
  const fit = (items: readonly T[], length: number) =>
    items
      .map((item) => {
        const from = within(item.from, length);
        return extent === "points" ? { ...item, from } : { ...item, from, to: Math.max(from, within(item.to ?? from, length)) };
      })
      .sort((one, other) => one.from - other.from);
  const follow = (items: readonly T[], changes: ChangeDesc) =>
    items.flatMap((item) => {
      const place = follows(item, changes);
      return place ? [{ ...adjust(item, changes), ...place }] : [];
    });
  const field = StateField.define<readonly T[]>({
    create: () => [],
    update(items, transaction) {
      // What is shown in the same breath as a change is meant for the text after it.
      const shown = transaction.effects.findLast((effect) => effect.is(show));
      if (shown) return shown.value as readonly T[];
      return transaction.docChanged && items.length > 0 ? follow(items, transaction.changes) : items;
    },
  });
  return { show, field, fit, follow };
}

function follows({ from, to }: Place, changes: ChangeDesc): Place | null {
  const isPoint = to === undefined || to <= from;
  const start = changes.mapPos(from, 1, isPoint ? MapMode.TrackDel : MapMode.Simple);
  if (start === null) return null;
  if (to === undefined) return { from: start };
  const end = isPoint ? start : changes.mapPos(to, -1);
  return !isPoint && end <= start ? null : { from: start, to: end };
}

/** A position of a text of this length. */
export function within(position: number, length: number): number {
  return Math.min(Math.max(Math.trunc(position) || 0, 0), length);
}
