import type {
  CreateCrawlerRequest,
  DeleteCrawlerRequest,
  GetCrawlerRequest,
  GetCrawlerResponse,
  GetCrawlersRequest,
  GetCrawlersResponse,
  ListCrawlersRequest,
  ListCrawlersResponse,
  StopCrawlerRequest,
  UpdateCrawlerRequest,
} from '@aws-sdk/client-glue';
import { isAssumableBy, toPassRole } from '../iam/pass-role.ts';
import { AwsError, defineOperation, type Call, type Requirement } from '../operation.ts';
import { cutPage } from '../page.ts';
import { requestTagContext } from '../tag-context.ts';
import { dropTags, getThing, glueState, invalidInput, onPaths, setTags } from './store.ts';
import { toTag } from './tags.ts';

const path = (name: string | undefined) => `crawler/${name ?? ''}`;

/** A role is given by ARN, or by its name with its path. */
function roleArn(role: string | undefined, { account }: Call): string | undefined {
  if (role === undefined || role.startsWith('arn:')) return role;
  return `arn:aws:iam::${account.accountId}:role/${role}`;
}

const toPass = (role: string | undefined, call: Call): readonly Requirement[] =>
  toPassRole(roleArn(role, call), 'glue.amazonaws.com');

/** Has no resource in the service authorization reference. Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsglue.html */
export const createCrawler = defineOperation<CreateCrawlerRequest, object>({
  name: 'CreateCrawler',
  requires: (input, call) => [
    { action: 'glue:CreateCrawler', resource: '*', context: requestTagContext(input.Tags) },
    ...toTag(path(input.Name), input.Tags, call),
    ...toPass(input.Role, call),
  ],
  handle: (input, call) => {
    const { Name: name = '', Schedule: schedule, Tags: tags, ...settings } = input;
    const { crawlers } = glueState(call);
    if (crawlers.has(name)) {
      throw new AwsError('AlreadyExistsException', `Crawler ${name} already exists`);
    }
    assertRole(input.Role, call);
    assertTargets(input.Targets);
    const now = new Date();
    crawlers.set(name, {
      ...settings,
      Name: name,
      ...scheduled(schedule),
      State: 'READY',
      CreationTime: now,
      LastUpdated: now,
      Version: 1,
    });
    setTags(path(name), tags, call);
    return {};
  },
});

export const getCrawler = defineOperation<GetCrawlerRequest, GetCrawlerResponse>({
  name: 'GetCrawler',
  requires: (input, call) => onPaths('GetCrawler', [path(input.Name)], call),
  handle: (input, call) => ({ Crawler: getStored(input.Name, call) }),
});

export const getCrawlers = defineOperation<GetCrawlersRequest, GetCrawlersResponse>({
  name: 'GetCrawlers',
  requires: () => [{ action: 'glue:GetCrawlers', resource: '*' }],
  handle: (input, call) => {
    const { items, next } = pageOf([...glueState(call).crawlers.values()], input, call);
    return { Crawlers: items, NextToken: next };
  },
});

export const listCrawlers = defineOperation<ListCrawlersRequest, ListCrawlersResponse>({
  name: 'ListCrawlers',
  requires: () => [{ action: 'glue:ListCrawlers', resource: '*' }],
  handle: (input, call) => {
    const { items, next } = pageOf([...glueState(call).crawlers.keys()], input, call);
    return { CrawlerNames: items, NextToken: next };
  },
});

export const updateCrawler = defineOperation<UpdateCrawlerRequest, object>({
  name: 'UpdateCrawler',
  requires: (input, call) => [
    ...onPaths('UpdateCrawler', [path(input.Name)], call),
    ...toPass(input.Role, call),
  ],
  handle: (input, call) => {
    const current = getStored(input.Name, call);
    const { Schedule: schedule, ...settings } = input;
    if (input.Role !== undefined) assertRole(input.Role, call);
    if (input.Targets !== undefined) assertTargets(input.Targets);
    glueState(call).crawlers.set(current.Name ?? '', {
      ...current,
      ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
      ...scheduled(schedule),
      LastUpdated: new Date(),
      Version: (current.Version ?? 0) + 1,
    });
    return {};
  },
});

/** No crawler ever runs here. */
export const stopCrawler = defineOperation<StopCrawlerRequest, object>({
  name: 'StopCrawler',
  requires: (input, call) => onPaths('StopCrawler', [path(input.Name)], call),
  handle: (input, call) => {
    const { Name: name = '' } = getStored(input.Name, call);
    throw new AwsError('CrawlerNotRunningException', `Crawler with name ${name} isn't running`);
  },
});

export const deleteCrawler = defineOperation<DeleteCrawlerRequest, object>({
  name: 'DeleteCrawler',
  requires: (input, call) => onPaths('DeleteCrawler', [path(input.Name)], call),
  handle: (input, call) => {
    const { Name: name = '' } = getStored(input.Name, call);
    glueState(call).crawlers.delete(name);
    dropTags(path(name), call);
    return {};
  },
});

function scheduled(expression: string | undefined) {
  return expression === undefined
    ? {}
    : { Schedule: { ScheduleExpression: expression, State: 'SCHEDULED' as const } };
}

function getStored(name: string | undefined, call: Call) {
  return getThing(glueState(call).crawlers, name, `Crawler entry with name ${name ?? ''} does not exist`);
}

function pageOf<Item>(all: readonly Item[], input: GetCrawlersRequest, call: Call) {
  const most = Math.min(input.MaxResults ?? 100, call.pageSize ?? 100);
  return cutPage(all, input.NextToken, most, () => invalidInput('Invalid NextToken'));
}

/** The words are assumed. */
function assertRole(role: string | undefined, call: Call): void {
  if (isAssumableBy('glue.amazonaws.com', roleArn(role, call), call.account)) return;
  throw invalidInput("Service is unable to assume provided role. Please verify role's TrustPolicy");
}

function assertTargets(targets: CreateCrawlerRequest['Targets']): void {
  if (Object.values(targets ?? {}).some((list) => (list as readonly unknown[] | undefined)?.length)) return;
  throw invalidInput('At least one crawl target must be specified');
}
