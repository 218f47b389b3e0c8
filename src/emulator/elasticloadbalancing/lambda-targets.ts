import type { TargetDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { letsService } from '../authorization/service-principal.ts';
import { policyText } from '../lambda/function-policy.ts';
import { lambdaState } from '../lambda/store.ts';
import { AwsError, type Call } from '../operation.ts';
import { elbPrincipal } from './requirements.ts';
import type { KeptTargetGroup } from './store.ts';

/**
 * A function has to let the load balancer invoke it before it can be a target.
 * @throws AwsError InvalidTarget, AccessDenied
 * Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
 */
export function assertTarget(group: KeptTargetGroup, { Id: id = '' }: TargetDescription, call: Call): void {
  if (group.shape.TargetType !== 'lambda') return;
  const [, , service, , , , name = '', qualifier] = id.split(':');
  const found = service === 'lambda' ? lambdaState(call).functions.get(name) : undefined;
  if (!found) throw new AwsError('InvalidTarget', `The target '${id}' is not a valid Lambda function`);
  const request = {
    service: elbPrincipal,
    action: 'lambda:InvokeFunction',
    resource: id,
    sourceArn: group.shape.TargetGroupArn ?? '',
  };
  if (letsService(call.account, policyText(found, qualifier), request)) return;
  throw new AwsError(
    'AccessDenied',
    `elasticloadbalancing principal does not have permission to invoke ${id} from target group ${group.shape.TargetGroupArn}`,
    403,
  );
}
