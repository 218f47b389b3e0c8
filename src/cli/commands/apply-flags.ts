import { z } from 'zod';
import { granteeNames } from '../../life.ts';
import { among, matching, nameFlag, placeFlags, wrong } from './place-flags.ts';

/** Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const holderName = /^[\w+=,.@-]{1,64}$/;

const flagsSchema = z.strictObject({
  toUser: matching('--to-user', holderName, 'the name of a user'),
  toRole: matching('--to-role', holderName, 'the name of a role'),
  ...placeFlags,
  from: z.string().optional(),
  grantee: among('--grantee', granteeNames).default('deployer'),
  name: nameFlag,
  attach: among('--attach', ['managed', 'inline']).default('managed'),
  yes: z.boolean().default(false),
  json: z.boolean().default(false),
  profile: z.string().optional(),
  endpointUrl: z
    .url({ error: (issue) => `--endpoint-url: "${String(issue.input)}" is not a URL` })
    .optional(),
  proxy: z.url({ error: (issue) => `--proxy: "${String(issue.input)}" is not a URL` }).optional(),
  caFile: z.string().optional(),
});

export type ApplyFlags = Omit<z.infer<typeof flagsSchema>, 'toUser' | 'toRole' | 'account'> & {
  readonly to: { readonly kind: 'user' | 'role'; readonly name: string };
  readonly account: string;
};

/** @throws usage with all that is wrong about the flags at once */
export function parseApplyFlags(given: Readonly<Record<string, unknown>>): ApplyFlags {
  const parsed = flagsSchema.safeParse(given);
  if (!parsed.success) throw wrong(parsed.error.issues.map((issue) => issue.message));
  const { toUser, toRole, account, ...flags } = parsed.data;
  const problems = [
    ...((toUser === undefined) === (toRole === undefined)
      ? ['--to-user, --to-role: expected one of them']
      : []),
    ...(account === undefined ? ['--account: it is missing, expected the account that is changed'] : []),
  ];
  if (account === undefined || problems.length > 0) throw wrong(problems);
  const to =
    toUser === undefined
      ? ({ kind: 'role', name: toRole ?? '' } as const)
      : ({ kind: 'user', name: toUser } as const);
  return { ...flags, account, to };
}
