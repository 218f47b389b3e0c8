import { markup, type Markup } from './markup.ts';
import { colours } from './style/colours.ts';
import { layout } from './style/layout.ts';
import { paper } from './style/paper.ts';
import { parts } from './style/parts.ts';

/** The whole look of the page. Later rules win, so the order matters. */
export const style: Markup = markup`${[colours, layout, parts, paper]}`;
