import type { AWS } from 'osls';

export const functions: NonNullable<AWS['functions']> = {
  writeInvoice: {
    handler: 'src/write-invoice.handler',
    package: { patterns: ['src/write-invoice.mjs'] },
    url: { authorizer: 'aws_iam' },
    maximumRetryAttempts: 1,
  },
  remindOfInvoices: {
    handler: 'src/remind-of-invoices.handler',
    package: { patterns: ['src/remind-of-invoices.mjs'] },
    reservedConcurrency: 1,
    events: [{ schedule: { rate: ['rate(1 day)'], input: { after: { days: 30 } } } }],
  },
};
