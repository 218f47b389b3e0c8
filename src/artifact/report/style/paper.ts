import { markup, type Markup } from '../markup.ts';

/** On paper everything is unfolded, in the colours of ink. */
export const paper: Markup = markup`
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --panel: #fff; --sunk: #f5f4f1; --line: #ccc; --ink: #000; --soft: #444; --link: #000;
    --good: #17633d; --good-panel: #fff; --good-line: #17633d; --warn: #6b4500; --warn-panel: #fff; --warn-line: #7f5200;
    --bad: #9c1f1c; --bad-panel: #fff; --bad-line: #9c1f1c; --mark: #eee; --mark-ink: #000;
    --passed: #3f9468; --taught: #d9a640; --waited: #a3a7ad; --ended: #c8443e;
  }
  @page { margin: 16mm 15mm 18mm; }
  html { font-size: 9.5pt; }
  body { max-width: none; padding: 0; line-height: 1.45; }
  .columns { display: block; }
  .contents, .skip { display: none; }
  a { text-decoration: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  details:not([open]) > *:not(summary) { display: block; }
  details > summary::before { display: none; }
  main > section { padding-top: 1.6rem; }
  h2, h3, h4, h5, summary, .on { break-after: avoid; }
  blockquote, tr, .denials li, .card, .verdict, .widening { break-inside: avoid; }
  svg, .key::before, .verdict, mark { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
