import { markup, type Markup } from '../markup.ts';

/** The page as a whole: one column on a phone, contents beside it where there is room. */
export const layout: Markup = markup`
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 74rem;
  background: var(--paper); color: var(--ink);
  font: 1rem/1.6 ui-sans-serif, system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'Liberation Sans', Arial, sans-serif;
  overflow-wrap: break-word;
}
code, pre, var, blockquote, q { font-family: ui-monospace, 'SF Mono', 'Cascadia Mono', 'JetBrains Mono', Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace; }
code, pre, blockquote, q { font-size: .86em; font-variant-ligatures: none; }
var { font-style: normal; font-size: inherit; color: var(--link); }
p > var { font-size: .86em; }
code, .arn { overflow-wrap: anywhere; }
h1, h2, h3, h4, h5, p, dl, ol, ul { margin: 0; }
h1 { font-size: clamp(2rem, 6vw, 3.1rem); line-height: 1.1; letter-spacing: -.025em; font-weight: 680; overflow-wrap: anywhere; }
h2 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.012em; font-weight: 660; }
h3 { font-size: 1.08rem; line-height: 1.4; font-weight: 640; }
h4 { font-size: 1rem; font-weight: 640; }
h5 { font-size: .78rem; font-weight: 600; color: var(--soft); margin-top: 1rem; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .18em; }
a:has(code) { text-decoration-color: transparent; }
a:has(code):hover { text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -100vw; padding: .5rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
.skip:focus { left: 1rem; top: 1rem; z-index: 1; }
.soft, .aside, .about { color: var(--soft); }
.count { font-weight: 400; font-size: .85rem; color: var(--soft); font-variant-numeric: tabular-nums; }
main > section { padding-top: 3rem; }
main > section > p, main > section > div { margin-top: 1rem; }
main > section > h3 { margin-top: 2.25rem; }
main > section p { max-width: 44rem; }
footer { margin-top: 4rem; padding-top: 1.25rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .86rem; }
.contents { display: none; }
@media (min-width: 62rem) {
  body { padding-inline: 2.5rem; }
  .columns { display: grid; grid-template-columns: 13.5rem minmax(0, 1fr); gap: 3.5rem; }
  .contents { display: block; position: sticky; top: 2rem; align-self: start; margin-top: 3.2rem; padding-bottom: 2rem; }
  .contents ol { list-style: none; padding: 0; border-left: 1px solid var(--line); font-size: .88rem; }
  .contents a { display: block; padding: .3rem 0 .3rem 1rem; margin-left: -1px; border-left: 1px solid transparent; color: var(--soft); text-decoration: none; line-height: 1.35; }
  .contents a:hover { color: var(--ink); border-left-color: var(--ink); }
}
`;
