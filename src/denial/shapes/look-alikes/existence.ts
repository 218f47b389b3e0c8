import type { Words } from './words.ts';

const thing =
  'stack|resource|bucket|key|queue|table|role|group|topic|function|alias|layer|parameter|secret|cluster|repository|policy|user|object|domain|pool|api|stream|subnet|vpc|image|instance|volume|certificate|distribution|zone|event|rule|bus|machine|export|profile|statement|changeset|gateway|endpoint|version|account|id|arn:[\\w:/.*-]{0,120}';

/** KMS and Lake Formation say both at once: https://docs.aws.amazon.com/kms/latest/APIReference/API_Decrypt.html */
const notAllowed =
  /^(?!.{0,40}(?:oryouarenotallowed|noresource-basedpolicies|orrequesterisnotauthorized|orisnotallowedtobeused))/;

/** What is there already, and what is not. */
export const existence: readonly Words[] = [
  {
    source: 'names that are taken: the Errors section of each Create operation',
    kind: 'already-exists',
    words: [
      {
        says: 'already exists',
        before: /(?<!eexist:file)$/,
        after: /^(?![.,;]?(?:-|so)?(?:re-?using|using|skip|ignor|nothing|notcreating))/,
      },
      { says: 'already exist', after: /^(?:$|[.:,;)("'}\]])/ },
      'already owned by you',
      {
        says: 'already in use',
        near: /name|domain|bucket|resource/,
        before: /(?<!eaddrinuse:address|portis|port\d{1,5})$/,
      },
      'bucket name is not available',
      { says: 'has already been', after: /^(?:taken|used)/ },
      { says: 'is already associated with', near: /cname|domain|distribution/ },
      'a version for this Lambda function exists',
    ],
    codes: ['*AlreadyExists', '*AlreadyOwnedByYou', '*AlreadyInUse', 'Duplicate', 'DuplicateResource'],
  },
  {
    source: 'the Errors section of each Describe and Get operation',
    kind: 'not-found',
    words: [
      {
        says: 'does not exist',
        after: notAllowed,
        before: new RegExp(
          `(?:${thing})(?:ids?|name|named|withid|withname|withthename)?(?:[("'\`\\[]{0,2}[\\w:/.+=,@$*-]{1,160}[)"'\`\\]]{0,2})?$`,
        ),
      },
      {
        says: 'does not exist',
        after: notAllowed,
        before: /(?:keyid|stack|resource)["'`(]?[\w:/.+=,@$*-]{1,120}["'`)]?$/,
      },
      {
        says: "doesn't exist",
        after: notAllowed,
        before: new RegExp(`templateerror:(?:iam)?(?:${thing})[\\w:/.+=,@$-]{1,160}$`),
      },
      "can't find the specified secret",
      {
        says: 'cannot be found',
        before: /(?:role|user|policy|group|instanceprofile)with(?:the)?name[\w+=,.@-]{1,128}$/,
      },
      { says: 'no export named', after: /^[\w:-]{1,255}found/ },
      { says: 'unable to fetch parameters', after: /^\[/ },
      { says: 'requested resource not found', before: /(?<!failedor)$/ },
      { says: 'function not found', after: /^:arn/ },
      { says: 'an error occurred (404)', after: /^when/ },
      { says: 'status code: 404', before: /\(service:[\w. ]{1,60}[,;]$/, frame: true },
      { says: 'StatusCode: 404', before: /responseerror$/, frame: true },
      { says: 'status code: 404', after: /^,requestid/, frame: true },
    ],
    codes: ['NoSuch*', '*NotFound', 'NonExistentQueue', '*DoesNotExist'],
  },
];
