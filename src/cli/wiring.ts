import type { Dependencies } from './dependencies.ts';
import { readOperatorCredentials } from './operator-credentials.ts';

/** The real things, each loaded when a command sets it in motion. */
export const dependencies: Dependencies = {
  async runHarness(input) {
    const { runHarness } = await import('../harness/run-harness.ts');
    return runHarness(input);
  },
  async createEmulator(options) {
    const { createEmulator } = await import('../emulator/emulator.ts');
    return createEmulator(options);
  },
  async readCoverage() {
    const { readCoverage } = await import('../emulator/emulator.ts');
    return readCoverage();
  },
  async cleanRuns(input) {
    const { cleanRuns } = await import('../account/clean-runs.ts');
    return cleanRuns(input);
  },
  async clarifyDenials({ denials, reading, reach }) {
    const { createOperatorClients } = await import('../account/clients.ts');
    const { clarifyDenials } = await import('../observe/clarify-denials.ts');
    const clients = createOperatorClients(reach);
    try {
      return await clarifyDenials(clients, denials, reading);
    } finally {
      clients.destroy();
    }
  },
  async openHolder(reach, target) {
    const { openHolder } = await import('../account/apply/open-holder.ts');
    return openHolder(reach, target);
  },
  readOperatorCredentials,
};
