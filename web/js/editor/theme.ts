// How the editor looks: like the plain text field, with the page's own custom properties, which reach into the shadow root.
import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import type { Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const of = (name: string) => `var(--hatcheck-${name})`;
/** In an example within another page lengths count in the text around it, see web/js/build.mjs. */
const rem = (length: number) => `calc(${length} * var(--hatcheck-unit, 1rem))`;

const syntax = HighlightStyle.define([
  { tag: tags.propertyName, color: of("code-key") },
  { tag: tags.string, color: of("code-string") },
  { tag: [tags.number, tags.bool, tags.null], color: of("code-number") },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: of("code-punctuation") },
]);

/** At the left of a line. */
const bar = (style: string, colour: string) => ({ borderInlineStart: `3px ${style} ${of(colour)}` });
/** Not all in one: WebKit takes a line's style and thickness by their own names only. */
const underlined = (style: string, thickness: string, colour: string) => ({
  textDecorationLine: "underline",
  textDecorationStyle: style,
  textDecorationThickness: thickness,
  textDecorationColor: of(colour),
  textDecorationSkipInk: "none",
  textUnderlineOffset: "0.2em",
});
const squiggle = (colour: string) => underlined("wavy", "1px", colour);

const look = EditorView.theme({
  "&": {
    flex: "1",
    minBlockSize: "0",
    minInlineSize: "0",
    color: of("text"),
    fontSize: of("text-code"),
  },
  // Over everything inside, which an outline is not.
  "&.cm-focused": { outline: "none" },
  "&.cm-focused::after": {
    content: "''",
    position: "absolute",
    inset: "0",
    border: `2px solid ${of("focus")}`,
    borderEndStartRadius: of("radius"),
    borderEndEndRadius: of("radius"),
    pointerEvents: "none",
  },
  ".cm-scroller": {
    flex: "1",
    height: "auto",
    minBlockSize: "0",
    overflow: "auto",
    fontFamily: of("font-mono"),
    fontVariantLigatures: "none",
    lineHeight: of("leading-code"),
    scrollbarColor: `${of("line-control")} transparent`,
  },
  ".cm-content": { padding: `${of("space-3")} 0`, caretColor: of("text") },
  // The start of a line is drawn back by as much as the rows that it continues on are indented.
  ".cm-line": { padding: `0 ${of("space-2")} 0 calc(${of("space-2")} + var(--hang, 0ch))`, textIndent: "calc(-1 * var(--hang, 0ch))" },
  ".cm-item": { wordBreak: "break-all" },
  ".cm-line::selection, .cm-line ::selection": { backgroundColor: "light-dark(#c4e2df, #1f5553)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "transparent", outline: `1px solid ${of("accent")}` },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: `1px dashed ${of("error")}` },
  ".cm-specialChar": { color: of("error") },

  // The margin. Its width is also that of the plain text field's, see css/editor.css.
  ".cm-gutters": {
    minInlineSize: "var(--hatcheck-editor-margin, 3.25rem)",
    backgroundColor: of("surface"),
    border: "0",
    color: of("text-muted"),
  },
  ".cm-gutter.cm-marks": { inlineSize: rem(1.375) },
  ".cm-gutter.cm-lineNumbers": { flex: "1" },
  ".cm-lineNumbers .cm-gutterElement": { minInlineSize: "0", padding: `0 ${rem(0.25)} 0 0` },
  ".cm-mark": { display: "flex", alignItems: "center", justifyContent: "center", blockSize: `calc(1em * ${of("leading-code")})` },
  ".cm-mark svg": { inlineSize: rem(1), blockSize: rem(1) },
  ".cm-mark-tick": { color: of("allow") },
  ".cm-mark-stop": { color: of("deny") },
  ".cm-mark-question": { color: of("depends") },

  // Spans: whole lines, then parts of a line.
  ".cm-block": { borderInlineStart: "3px solid transparent", paddingInlineStart: `calc(${of("space-2")} - 3px + var(--hang, 0ch))` },
  ".cm-block.cm-locked": { backgroundColor: of("stale-tint") },
  ".cm-block.cm-matched": bar("solid", "line-control"),
  ".cm-block.cm-not-evaluated": bar("dotted", "depends"),
  ".cm-block.cm-decisive-allow": { ...bar("solid", "allow"), backgroundColor: of("allow-tint") },
  ".cm-block.cm-decisive-deny": { ...bar("solid", "deny"), backgroundColor: of("deny-tint") },
  ".cm-block.cm-focus": { boxShadow: `inset 1px 0 ${of("focus")}, inset -1px 0 ${of("focus")}` },
  ".cm-block.cm-focus.cm-first": { boxShadow: `inset 1px 1px ${of("focus")}, inset -1px 0 ${of("focus")}` },
  ".cm-block.cm-focus.cm-last": { boxShadow: `inset 1px 0 ${of("focus")}, inset -1px -1px ${of("focus")}` },
  ".cm-block.cm-focus.cm-first.cm-last": { boxShadow: `inset 0 0 0 1px ${of("focus")}` },
  ".cm-inline": { borderRadius: "2px", boxDecorationBreak: "clone", WebkitBoxDecorationBreak: "clone" },
  ".cm-inline.cm-locked": { backgroundColor: of("stale-tint") },
  ".cm-inline.cm-matched": { boxShadow: `inset 0 -1px ${of("line-control")}` },
  ".cm-inline.cm-not-evaluated": { borderBlockEnd: `2px dotted ${of("depends")}` },
  ".cm-inline.cm-decisive-allow": { backgroundColor: of("allow-tint"), boxShadow: `inset 0 -2px ${of("allow")}` },
  ".cm-inline.cm-decisive-deny": { backgroundColor: of("deny-tint"), boxShadow: `inset 0 -2px ${of("deny")}` },
  ".cm-inline.cm-focus": { outline: `1px solid ${of("focus")}` },
  ".cm-flash": { backgroundColor: of("warning-tint"), outline: `2px solid ${of("warning")}` },

  // What is wrong.
  ".cm-diagnostic-error": squiggle("error"),
  ".cm-diagnostic-security": squiggle("security"),
  ".cm-diagnostic-warning": squiggle("warning"),
  ".cm-diagnostic-suggestion": underlined("dotted", "2px", "suggestion"),
  ".cm-diagnostic-point": { userSelect: "none" },
  ".cm-tooltip": {
    zIndex: "300",
    backgroundColor: of("surface-raised"),
    border: `1px solid ${of("line-control")}`,
    borderRadius: of("radius-s"),
    boxShadow: of("shadow-raised"),
    color: of("text"),
    fontFamily: of("font"),
    fontSize: of("text-s"),
    lineHeight: of("leading"),
  },
  ".cm-tooltip .cm-tooltip-section:not(:first-child)": { borderBlockStart: `1px solid ${of("line")}` },
  ".cm-messages": { inlineSize: "max-content", maxInlineSize: `min(${rem(32)}, 80vw)`, margin: "0", padding: `${of("space-2")} ${of("space-3")}`, listStyle: "none" },
  ".cm-messages li + li": { marginBlockStart: of("space-2") },
  ".cm-messages button": {
    minBlockSize: rem(1.5),
    padding: `0 ${of("space-2")}`,
    background: "transparent",
    border: `1px solid ${of("line-control")}`,
    borderRadius: of("radius-s"),
    color: of("accent"),
    font: "inherit",
    cursor: "pointer",
  },
  ".cm-severity-error": { color: of("error") },
  ".cm-severity-security": { color: of("security") },
  ".cm-severity-warning": { color: of("warning") },
  ".cm-severity-suggestion": { color: of("suggestion") },

  // Completion.
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { maxBlockSize: rem(14), fontFamily: of("font-mono"), fontSize: of("text-code") },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { minBlockSize: rem(1.5), padding: `${rem(0.125)} ${of("space-2")}` },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: of("accent"), color: of("on-accent") },
  ".cm-tooltip-autocomplete li[aria-selected] .cm-completionDetail": { color: "inherit" },
  ".cm-completionDetail": { marginInlineStart: of("space-3"), color: of("text-muted"), fontFamily: of("font"), fontStyle: "normal" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600" },

  // Tints and shadows go there, lines carry what they did.
  "@media (forced-colors: active)": {
    ".cm-block.cm-decisive-allow, .cm-block.cm-decisive-deny": { borderInlineStartColor: "Highlight" },
    ".cm-inline.cm-decisive-allow, .cm-inline.cm-decisive-deny": { borderBlockEnd: "2px solid Highlight" },
    ".cm-block.cm-focus": { outline: "1px solid Highlight", outlineOffset: "-1px" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": { forcedColorAdjust: "none", backgroundColor: "Highlight", color: "HighlightText" },
  },
  "@media print": {
    ".cm-scroller": { overflow: "visible" },
    ".cm-marks": { display: "none" },
  },
});

export const theme: Extension = [look, syntaxHighlighting(syntax)];
