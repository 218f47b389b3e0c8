import { z } from 'zod';

/** Who made a call: the command itself, or CloudFormation for it. */
export const viaSchema = z.enum(['client', 'cloudformation']);

/** A refused call as the files tell of it. */
export const seenDenialSchema = z.strictObject({
  action: z.string().optional(),
  actionAsPrinted: z.string().optional(),
  resource: z.string().optional(),
  resourceAsPrinted: z.string().optional(),
  principal: z.string().optional(),
  deniedBy: z.enum([
    'identity',
    'explicit-identity',
    'resource',
    'boundary',
    'scp',
    'rcp',
    'session',
    'vpce',
    'role-trust',
    'unknown',
  ]),
  policyArn: z.string().optional(),
  api: z.string().optional(),
  service: z.string().optional(),
  encoded: z.string().optional(),
  authorizationId: z.string().optional(),
  authorizationRegion: z.string().optional(),
  requestId: z.string().optional(),
  certainty: z.enum(['named', 'inferred', 'unknown']),
  alternatives: z.array(z.string()).readonly().optional(),
  lacking: z.enum(['deployer', 'service-role', 'execution-role', 'custom-resource', 'other', 'unknown']),
  soft: z.boolean(),
  raw: z.string(),
  span: z.strictObject({ start: z.int(), end: z.int() }).optional(),
  seen: z.strictObject({
    via: viaSchema,
    logicalId: z.string().optional(),
    resourceType: z.string().optional(),
    status: z.string().optional(),
  }),
});
