import type { SeenDenial } from '../harvest.ts';
import { findActionsOfOperation } from '../quirks/operations.ts';
import { findServicePrefix } from '../quirks/service-names.ts';

/** A child's output, and apart from it what it told for debugging. */
interface Split {
  readonly output: string;
  readonly debug: string;
}

/** The lines of the namespace `process`; the last one of them holds the error, over many lines. */
const line = /^process: /;
/** The last of the object's own members: nothing deeper is indented as little. */
const lastOfError = /^ {2}\w{1,40}: .{0,40} \}$/;

/**
 * Takes out what the framework tells under `SLS_LOG_DEBUG=process`: steps of its own, and at the end the error as an object.
 * Source: scripts/serverless.js of osls 4.3 and serverless 3.40 (`processLog.debug('finalize %o', …)`)
 */
export function splitDebug(text: string): Split {
  const output: string[] = [];
  const debug: string[] = [];
  const lines = text.split('\n');
  let until = -1;
  for (const [index, one] of lines.entries()) {
    if (index > until && one.startsWith('process: finalize {')) {
      const length = lines.slice(index).findIndex((later) => lastOfError.test(later));
      until = length === -1 ? index : index + length;
    }
    (index <= until || line.test(one) ? debug : output).push(one);
  }
  return { output: output.join('\n'), debug: debug.join('\n') };
}

/**
 * The code that the framework gives an error of AWS: service, operation and AWS's own code, in capitals.
 * Source: lib/aws/request.js of serverless 3.40 (`normalizeErrorCodePostfix`), lib/aws/aws-sdk-v3-error.js of osls 4.3
 */
const code =
  /^ {1,12}code: '(?:AWS_)(?<call>[A-Z0-9]{1,40}(?:_[A-Z0-9]{1,40}){1,20}?)_(?:(?:ACCESS_DENIED|FORBIDDEN|UNAUTHORIZED(?:_OPERATION)?|NOT_AUTHORIZED|AUTHORIZATION_ERROR)(?:_EXCEPTION)?|(?:UNKNOWN|HTTP_403)_ERROR)',$/m;

/** The call that a bare refusal means, by the error's code. Undefined where the code is another one, or fits several actions. */
export function attributeByCode(debug: string, denial: SeenDenial): SeenDenial | undefined {
  const call = code.exec(debug)?.groups?.['call'];
  if (call === undefined || denial.action !== undefined) return undefined;
  const words = call.split('_').map((word) => word.charAt(0) + word.slice(1).toLowerCase());
  for (let count = 1; count < words.length; count += 1) {
    const service = words.slice(0, count).join('');
    const prefix = findServicePrefix(service);
    const api = words.slice(count).join('');
    const [action, ...others] = prefix === undefined ? [] : findActionsOfOperation(prefix, api);
    if (action === undefined) continue;
    if (others.length > 0) return undefined;
    return { ...denial, action, service, api, certainty: 'inferred', lacking: 'deployer' };
  }
  return undefined;
}
