import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/support/loopback-only.ts'],
    testTimeout: 20_000,
    // Every core: much of a test's time passes waiting for another process.
    maxWorkers: '100%',
    // Which Node the harness runs on is settled by its engines.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
    projects: [
      {
        extends: true,
        // They share nothing that they change; the modules may be shared, which saves most of the time.
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], isolate: false },
      },
      {
        extends: true,
        test: { name: 'integration', include: ['test/integration/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'contract',
          include: ['test/contract/**/*.test.ts'],
          globalSetup: ['test/support/contract-setup.ts'],
          // Each test opens an account of its own; the modules may be shared, which halves the time.
          isolate: false,
          // A real account takes its time.
          testTimeout: process.env['TARGET'] === 'aws' ? 600_000 : 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/support/build-bin.ts'],
          // Most of their time passes in other processes; they come last, so that nothing else competes with those.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
    ],
  },
});
