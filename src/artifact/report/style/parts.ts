import { markup, type Markup } from '../markup.ts';

/** The things on the page, in the order in which they come. */
export const parts: Markup = markup`
.eyebrow { color: var(--soft); font-size: .92rem; margin-bottom: .35rem; }
.verdict { margin-top: 1.5rem; padding: 1.1rem 1.4rem 1.25rem; border: 1px solid; border-left-width: 6px; border-radius: 8px; }
.verdict.good { background: var(--good-panel); border-color: var(--good-line); border-left-color: var(--good); }
.verdict.bad { background: var(--bad-panel); border-color: var(--bad-line); border-left-color: var(--bad); }
.verdict p { max-width: 50rem; }
.verdict p + p { margin-top: .5rem; }
.verdict .word { font-size: 1.5rem; line-height: 1.3; font-weight: 700; letter-spacing: -.01em; }
.verdict.good .word { color: var(--good); }
.verdict.bad .word { color: var(--bad); }
.verdict q { white-space: pre-wrap; overflow-wrap: anywhere; }
.notice.bad { margin-top: 1rem; padding: .7rem 1.4rem; background: var(--bad-panel); border: 1px solid var(--bad-line); border-radius: 8px; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1rem 2rem; margin-top: 1.75rem; }
.facts dt { font-size: .8rem; color: var(--soft); }
.facts dd { margin: 0; overflow-wrap: anywhere; line-height: 1.45; }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem; }
.card { padding: 1.1rem 1.3rem 1.3rem; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
.card h3 { font-weight: 500; color: var(--soft); font-size: .95rem; }
.card p + p, .card ul + p { margin-top: .6rem; }
.answer { font-size: 1.15rem; line-height: 1.35; font-weight: 640; margin-top: .15rem; }
.counts { list-style: none; padding: 0; margin-top: .6rem; font-variant-numeric: tabular-nums; }
.counts b { display: inline-block; min-width: 2ch; text-align: right; margin-right: .4rem; }
.answer.good { color: var(--good); }
.answer.open { color: var(--warn); }
.answer.bad { color: var(--bad); }

.service { margin-top: 1.75rem; }
.service h4 { padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
.place { padding: .85rem 0 .9rem; border-bottom: 1px solid var(--line); }
.place .on { max-width: none; font-size: .95rem; line-height: 1.5; display: flex; align-items: baseline; column-gap: .5rem; }
.preposition { color: var(--soft); font-size: .86rem; }
.place .preposition { flex: none; width: 1.25rem; }
details > summary { cursor: pointer; list-style: none; }
details > summary::-webkit-details-marker { display: none; }
details > summary::before { content: ''; flex: none; width: .42em; height: .42em; margin: .15em .55em .15em .2em; align-self: center; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; rotate: -45deg; }
details[open] > summary::before { rotate: 45deg; }
.grant { margin-left: 1.25rem; }
.grant > summary { display: flex; flex-wrap: wrap; align-items: center; gap: .15rem 0; padding: .3rem .4rem .3rem .1rem; border-radius: 5px; margin-top: .15rem; }
.grant > summary:hover { background: var(--sunk); }
.action { font-weight: 620; }
.marks { display: flex; flex-wrap: wrap; gap: .35rem .9rem; margin-left: auto; padding-left: 1rem; }
.mark { font-size: .8rem; white-space: nowrap; color: var(--soft); }
.mark.shown::before { content: '✓ '; color: var(--good); }
.mark.open { color: var(--warn); font-weight: 600; }
.mark.wide::before { content: '↔ '; }
:target { scroll-margin-top: 4.5rem; }
.grant:has(:target) > summary, tr:target { background: var(--mark); color: var(--mark-ink); }
.grant:has(:target) > summary .mark, .grant:has(:target) > summary .mark::before { color: var(--mark-ink); }
.proof { margin: .35rem 0 .9rem .55rem; padding: .1rem 0 .2rem 1.1rem; border-left: 2px solid var(--line); font-size: .93rem; }
.proof > p, .proof > .widening { margin-top: .4rem; }
.denials { padding: 0; list-style: none; }
.denials li { margin-top: .6rem; }
blockquote { margin: .3rem 0 0; padding: .55rem .8rem; background: var(--sunk); border-radius: 6px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }
.document { margin-top: 1.5rem; }
.document > summary, .life > summary { display: flex; flex-wrap: wrap; align-items: baseline; }
.document pre { margin: .6rem 0 0; padding: 1rem; background: var(--sunk); border-radius: 8px; white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.5; }

.widening dl { margin-top: .25rem; }
.widening dl > div { display: grid; grid-template-columns: 4rem minmax(0, 1fr); line-height: 1.5; }
.widening dt { color: var(--soft); font-size: .86rem; }
.widening dd { margin: 0; }
mark { background: var(--mark); color: var(--mark-ink); border-radius: 3px; padding-inline: .1em; box-decoration-break: clone; -webkit-box-decoration-break: clone; }
.entry { padding: 1rem 0; border-bottom: 1px solid var(--line); }
.entry + .entry, main > section > .entry + .entry { margin-top: 0; }
.entry h3 code { font-weight: 620; }
.entry > p, .entry > dl { margin-top: .3rem; }
.entry.risk { padding-left: 1.1rem; border-left: 4px solid var(--warn-line); }
.plain { list-style: none; padding: 0; margin-top: 1rem; }
.plain li { padding: .4rem 0; border-bottom: 1px solid var(--line); }

.legend { display: flex; flex-wrap: wrap; gap: .25rem 1.4rem; font-size: .84rem; color: var(--soft); }
.key::before { content: ''; display: inline-block; width: .8em; height: .8em; border-radius: 2px; margin-right: .45em; vertical-align: -.05em; }
.key.good::before { background: var(--passed); }
.key.taught::before { background: var(--taught); }
.key.waited::before { background: var(--waited); }
.key.bad::before { background: var(--ended); }
.life { margin-top: 1.1rem; }
.life > summary { padding: .35rem .3rem .5rem; border-radius: 6px; column-gap: .6rem; }
.life > summary:hover { background: var(--sunk); }
.life .name { font-weight: 640; }
.life > summary::before { margin-right: 0; }
.strip { flex-basis: 100%; display: block; width: 100%; height: 18px; margin-top: .35rem; }
rect.good { fill: var(--passed); }
rect.taught { fill: var(--taught); }
rect.waited { fill: var(--waited); }
rect.bad { fill: var(--ended); }
.lived { margin-top: .4rem; font-size: .93rem; }
table { width: 100%; border-collapse: collapse; margin-top: 1rem; font-variant-numeric: tabular-nums; }
th, td { text-align: left; vertical-align: top; padding: .45rem .9rem .45rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { font-size: .8rem; color: var(--soft); }
td ul { list-style: none; padding: 0; }
.took { white-space: nowrap; }
.result { min-width: 8.5rem; }
.tone.good { color: var(--good); }
.tone.taught, .tone.waited { color: var(--warn); }
.tone.bad { color: var(--bad); font-weight: 640; }
.comparison td, .comparison thead th:not(:first-child) { text-align: right; padding-right: 0; padding-left: 1rem; white-space: nowrap; }
.comparison tbody th { font-weight: 600; padding-right: 0; }
.comparison .about { display: block; font-weight: 400; font-size: .88rem; }
.reach { display: block; width: 100%; height: 6px; margin-top: .45rem; background: var(--sunk); border-radius: 3px; }
.reach rect { fill: var(--taught); }
.own .reach rect { fill: var(--passed); }
.leftovers > div { padding: .6rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.leftovers dt { font-weight: 620; }
.leftovers dd { margin: 0; color: var(--soft); }
@media (max-width: 40rem) {
  .grant { margin-left: 0; }
  .widening dl > div { grid-template-columns: 3.6rem minmax(0, 1fr); }
  .marks { margin-left: 0; padding-left: 1.25em; flex-basis: 100%; }
  .lived table, .lived tbody { display: block; }
  .lived thead { position: absolute; clip-path: inset(50%); width: 1px; height: 1px; overflow: hidden; }
  .lived tr { display: grid; grid-template-columns: 2.2rem 1fr auto; border-bottom: 1px solid var(--line); padding: .5rem 0; }
  .lived th, .lived td { border: 0; padding: 0; }
  .lived .result { grid-column: 2 / -1; grid-row: 2; }
  .lived .took { grid-column: 3; grid-row: 1; }
  .lived .taught { grid-column: 2 / -1; }
  .comparison thead th { font-size: .74rem; white-space: normal; }
}
`;
