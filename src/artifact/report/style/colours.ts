import { markup, type Markup } from '../markup.ts';

/** Text has a contrast of at least 4.5 to what it stands on, in both. */
export const colours: Markup = markup`
:root {
  color-scheme: light dark;
  --paper: #fbfaf8; --panel: #ffffff; --sunk: #f3f1ec; --line: #e0dcd3;
  --ink: #1c1e21; --soft: #5c6066; --link: #175a8c;
  --good: #17633d; --good-panel: #e9f4ed; --good-line: #b9dcc7;
  --warn: #7f5200; --warn-panel: #fbf2dd; --warn-line: #ecd6a4;
  --bad: #9c1f1c; --bad-panel: #fcebe9; --bad-line: #eeb9b4;
  --passed: #3f9468; --taught: #d9a640; --waited: #a3a7ad; --ended: #c8443e;
  --mark: #fbe7ad; --mark-ink: #4f3500;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14161a; --panel: #1b1e23; --sunk: #101215; --line: #31353c;
    --ink: #e7e5e0; --soft: #a5aab1; --link: #8cc0ea;
    --good: #86d3a6; --good-panel: #15271d; --good-line: #2c5a40;
    --warn: #e8c377; --warn-panel: #2a2212; --warn-line: #5c4a22;
    --bad: #f59e96; --bad-panel: #341a1a; --bad-line: #74332f;
    --passed: #57a880; --taught: #c99a3c; --waited: #6f757d; --ended: #d9605a;
    --mark: #5a4513; --mark-ink: #ffe9b0;
  }
}
`;
