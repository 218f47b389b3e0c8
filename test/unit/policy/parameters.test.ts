import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bind, parameterise } from '../../../src/policy/parameters.ts';

const life = { accountId: '111122223333', region: 'eu-west-1', stage: 'hk7q2m' };

describe('parameterise', () => {
  test.each([
    [
      'arn:aws:lambda:eu-west-1:111122223333:function:svc-hk7q2m-hello',
      'arn:aws:lambda:${Region}:${AccountId}:function:svc-${Stage}-hello',
    ],
    [
      'arn:aws:iam::111122223333:role/svc-hk7q2m-eu-west-1-lambdaRole',
      'arn:aws:iam::${AccountId}:role/svc-${Stage}-${Region}-lambdaRole',
    ],
    ['arn:aws:s3:::assets-111122223333-hk7q2m', 'arn:aws:s3:::assets-${AccountId}-${Stage}'],
    [
      'arn:aws:apigateway:eu-west-1::/tags/arn%3Aaws%3Aapigateway%3Aeu-west-1%3A%3A%2Fapis%2Fa1%2Fstages%2Fhk7q2m',
      'arn:aws:apigateway:${Region}::/tags/arn%3Aaws%3Aapigateway%3A${Region}%3A%3A%2Fapis%2Fa1%2Fstages%2F${Stage}',
    ],
    ['arn%3Aaws%3Asqs%3Aeu-west-1%3A111122223333%3Aq', 'arn%3Aaws%3Asqs%3A${Region}%3A${AccountId}%3Aq'],
    ['svc/hk7q2m/1-x', 'svc/${Stage}/1-x'],
    ['hk7q2m', '${Stage}'],
    ['eu-west-1a eu-west-12 eu-west-1_x', 'eu-west-1a eu-west-12 ${Region}_x'],
    ['1111222233334', '1111222233334'],
    ['svchk7q2m hk7q2mx', 'svchk7q2m hk7q2mx'],
    ['arn:aws:s3:::b/${aws:username}', 'arn:aws:s3:::b/${aws:username}'],
    ['*', '*'],
  ])('%s', (text, template) => {
    expect(parameterise(text, life)).toBe(template);
    expect(bind(template, life)).toBe(text);
  });

  test('takes out the deployment role as a whole', () => {
    const withRole = {
      ...life,
      deploymentRoleArn: 'arn:aws:iam::111122223333:role/harness/harness-r1-role-1',
    };
    expect(parameterise(withRole.deploymentRoleArn, withRole)).toBe('${DeploymentRole}');
    expect(bind('${DeploymentRole}', withRole)).toBe(withRole.deploymentRoleArn);
    expect(parameterise(`${withRole.deploymentRoleArn}0`, withRole)).not.toContain('DeploymentRole');
    expect(bind('${DeploymentRole}', life)).toBe('${DeploymentRole}');
  });

  test('finds the lower-case copies of a stage with capitals', () => {
    expect(parameterise('a-Prod-b a-prod-b', { ...life, stage: 'Prod' })).toBe('a-${Stage}-b a-${Stage}-b');
  });

  test.each([
    ['table/ordersh61ytk0q2wxArchive', 'table/orders${Stage}Archive'],
    ['function:svc-h61ytk0q2wx-api', 'function:svc-${Stage}-api'],
    ['role/svc-h61ytk0q2', 'role/svc-h61ytk0q2'],
  ])('finds a stage that no chance makes also within a word: %s', (text, template) => {
    const long = { ...life, stage: 'h61ytk0q2wx' };
    expect(parameterise(text, long)).toBe(template);
    expect(bind(template, long)).toBe(text);
  });

  test('takes a region for a region though the stage is its beginning', () => {
    expect(parameterise('eu-west-1/eu', { ...life, stage: 'eu' })).toBe('${Region}/${Stage}');
  });

  test('bind gives back what parameterise took', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(
          life.accountId,
          life.region,
          life.stage,
          ':',
          '/',
          '-',
          '%3A',
          '%2F',
          '.',
          '*',
          '${aws:username}',
          '1',
          'a',
        ),
        fc.string({ maxLength: 4 }),
      ),
    );
    fc.assert(
      fc.property(pieces, (pieces) => {
        const text = pieces.join('');
        fc.pre(!/\$\{(?:AccountId|Region|Stage)\}/.test(text));
        expect(bind(parameterise(text, life), life)).toBe(text);
      }),
    );
  });

  test('two lives of the same resource have the same template', () => {
    const other = { accountId: '444455556666', region: 'us-east-1', stage: 'zz9plural' };
    const part = fc.constantFrom('${AccountId}', '${Region}', '${Stage}', 'svc', '*', 'role', 'arn%3Aaws');
    const template = fc.array(part).chain((parts) =>
      fc
        .array(fc.constantFrom(':', '/', '-', '%2F', '.'), {
          minLength: parts.length,
          maxLength: parts.length,
        })
        .map((separators) => parts.map((part, index) => part + (separators[index] ?? '')).join('')),
    );
    fc.assert(
      fc.property(template, (template) => {
        expect(parameterise(bind(template, life), life)).toBe(template);
        expect(parameterise(bind(template, other), other)).toBe(template);
      }),
    );
  });
});
