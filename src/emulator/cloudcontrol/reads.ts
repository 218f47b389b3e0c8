import type { Read } from './read.ts';
import { apisReads } from './reads/apis.ts';
import { computeReads } from './reads/compute.ts';
import { dataReads } from './reads/data.ts';

/** The main read of each type; what else its handler reads, for properties, is not asked. */
export const reads: Readonly<Record<string, Read>> = { ...apisReads, ...computeReads, ...dataReads };
