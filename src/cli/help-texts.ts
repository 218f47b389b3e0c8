import { exitCodesText, hostileText, prerequisitesText } from './help-sections.ts';

/** What help says besides arguments and options. */
export const helpTexts = {
  program: {
    description:
      'Finds, with proof, the IAM permissions that deploying a Serverless Framework service needs: a user that starts with none lives the whole life of the service, and is given what AWS refuses it.',
    after: `
Examples:
  harness run ./my-service --emulate                  no AWS account needed
  harness run ./my-service --account 123456789012     in a real sandbox account
  harness check ./my-service --emulate                in CI: does the committed policy still hold?
${exitCodesText}`,
  },
  run: {
    summary: 'find the policy of a service, prove it, write it',
    description:
      'Find the policy that a service needs to be deployed, updated, rolled back and removed; prove it; write it.\n\nThe policy goes to stdout once it is proven, progress to stderr, everything else into the artifact.',
    after: `
The operator's credentials come from where every AWS tool looks for them (environment, --profile, shared files, SSO,
metadata service). The service itself never sees them: it runs as a user that harness makes and deletes again, in a
stage of its own. A run refuses to start in an account that was not named, or where the stack already exists.

Every option but --json, --quiet and --log-level may stand in harness.config.json as well (maxAttempts for
--max-attempts); the command line wins. sandboxAccounts lists the accounts --account may name.

${prerequisitesText.trim()}

${hostileText.trim()}

Where --out holds a proven policy already, the run begins with it: only what is new is looked for, and what asked for its grants and
is gone or another since is looked at again. What a run found that ended without a proof, the next one goes on with. --fresh begins
with nothing.

--proof says how far the proof goes:
  sufficient   a fresh user with the policy alone lives the whole life
  doubtful     and each grant is needed; what discovery leaves in doubt is withheld until it is missed (default)
  full         every grant is withheld until it is missed

Where many grants are withheld, --jobs lives do so side by side, each a stack of its own, without its own part of them. One that fails
beside others (a name without the stage, a quota) is cleared away and lived again alone.

--boundary reads from the packaged templates what the roles of the service may do, managed policies included, and writes it as a
permissions boundary. The lives that prove the policy have it on each AWS::IAM::Role, and the policy may make and change roles only
under it, wherever AWS was not seen to refuse that. It takes the name of the managed policy that boundary.json is outside of the run
(default: <service>-boundary-\${Stage}): make that policy, give it to the roles of the service, then deploy. Later runs and checks
keep it; --fresh without it drops it. What could not be read is told, and refused by the boundary. That the code of the functions
works under it is not lived; roles that the service makes otherwise than by a template, and policies of users, are not bounded.

Files, in --out:
  policy.json, policy.template.json   the proven policy; the template has \${AccountId}, \${Region} and \${Stage}
  deployment-role.json, ….template.json   the same for the role that CloudFormation works as, where the service
                                      names one (provider.iam.deploymentRole)
  boundary.json, boundary.template.json   with --boundary: the permissions boundary of the roles that the service makes
  policy.unproven.json, …             what was found so far, when a run did not end as proven; an earlier proven
                                      policy stays as it was
  run.json, evidence.jsonl            the newest run, and every fact of it
  report.html                         the same for whoever approves the policy: each line with its proof
  attempts/, earlier/                 what the CLI printed; the runs before (not for version control)

Examples:
  harness run ./my-service --emulate
  harness run ./my-service --emulate --propagation-ms 2000 --json
  harness run ./my-service --emulate --prerequisites network.yml parameters.yml
  harness run ./my-service --emulate --boundary /team/orders-boundary
  harness run ./my-service --emulate --hostile throttling,small-pages --seed 7
  harness run ./my-service --account 123456789012 --region eu-central-1 --profile sandbox
  harness run ./my-service --account 123456789012 --policy-stage prod > policy.json
  harness run ./my-service --endpoint-url http://127.0.0.1:4566 --account 000000000000
  harness run ./my-service --proxy http://proxy.example:3128 --ca-file company.pem --account 123456789012
${exitCodesText}`,
  },
  check: {
    summary: 'tell whether the committed policy still holds: for CI',
    description:
      'Live the life of the service with its committed policy, and tell everything that is missing in it and everything that it needs no longer.\n\nNothing of the artifact is changed, but with --update.',
    after: `
The artifact is policy.template.json and run.json in --out, as harness run leaves them. One life shows what is missing; it goes on to
the end. A grant is looked at again where what asked for it is gone or another since the policy was proven: a resource of the stack, a
plugin, the Serverless Framework, its settings. What a further life does not miss of these is told as not needed.

--format says what stdout gets:
  text     what is missing and what is not needed, with the resource and the plugin behind it
  json     the record of the run; what was found of the policy is in its baseline
  github   annotations for GitHub Actions, and a table in the summary of the job

What the check itself leaves to look at is in check/ in --out (not for version control).

Exit codes:
  0  the policy holds, and holds nothing that is needed no longer (with --update: it was brought up to date)
  1  it does not, or the check ended early
  2  usage, configuration, credentials, or no artifact
  3  something that the check made could not be removed: see harness clean
  70 a bug of harness
  128 + n  ended by signal n

Examples:
  harness check ./my-service --emulate
  harness check --account 123456789012 --region eu-central-1 --format github --junit harness.xml
  harness check ./my-service --account 123456789012 --update`,
  },
  prove: {
    summary: 'judge any policy: does it suffice, and what of it is not needed',
    description:
      'Live the life of the service with a policy from anywhere, and tell everything that is missing in it; then live it from nothing, and tell what of the policy was not needed.',
    after: `
The policy may be written by hand or by another tool. Where it names the account, the region and the stage that it is for
(--policy-stage), those of the run stand in; so they do for \${AccountId}, \${Region} and \${Stage}. With --proof sufficient the second
half is left out.

Statements with Deny, NotAction, NotResource or a policy variable are kept whole and given to the user as they are written. A Deny stays
in force in every life. Where it denies what the service needs, that is told, and the lives go on without the statement; so all such
statements are found. Where AWS tells of an explicit deny and several conditions could be it, they are lifted one after the other. A deny
that none of the policy's own statements can be (an SCP, a boundary, another policy) ends the proof as blocked.

stdout tells what the policy denies though it is needed, what is missing, what is not needed, how many actions the policy allows and
how many are needed. Allowed is what it allows somewhere, also under a condition; what a Deny without a condition takes away wherever it
is allowed does not count, and a Deny with one takes nothing away.

Exit codes:
  0  the policy suffices, and every grant of it is needed
  1  it does not, or the proof ended early
  2  usage, configuration or credentials
  3  something that the proof made could not be removed: see harness clean
  70 a bug of harness
  128 + n  ended by signal n

Examples:
  harness prove ./my-service --policy deploy-policy.json --emulate
  harness prove ./my-service --policy deploy-policy.json --account 123456789012 --region eu-central-1 --proof sufficient`,
  },
  emulate: {
    summary: 'serve an AWS account on this machine',
    description:
      'Serve an AWS account on 127.0.0.1, in which IAM is enforced on every call.\n\nPrints one line of JSON when it is ready: endpoint, proxyUrl, caFile, accountId, region, accessKeyId, secretAccessKey.\nThe proxy leads the host names of AWS to the account, under the authority in caFile, and leads nowhere else.\nEnds with exit code 0 on Ctrl-C or SIGTERM; the account is then gone.',
    after: `${hostileText}

POST /_emulator/fail-next at the endpoint makes the next calls of an operation fail; GET /_emulator/ tells how.

Examples:
  harness emulate --list
  harness emulate --port 4600 --account-id 123456789012
  AWS_ACCESS_KEY_ID=… AWS_SECRET_ACCESS_KEY=… harness run ./my-service \\
    --endpoint-url http://127.0.0.1:4600 --account 123456789012 --region us-east-1
  HTTPS_PROXY=http://127.0.0.1:4600 NODE_EXTRA_CA_CERTS=… npx serverless deploy    what knows no endpoint`,
  },
  explain: {
    summary: 'read an error: what was refused, to whom, and what to do about it',
    description:
      'Read any error text of AWS, Serverless or another tool: which actions were refused, on what, to whom, by which kind of policy;\nthe statement to add, or why none helps. What only looks like a missing permission is told as what it is.\n\nNeeds no AWS account. With --operator, encoded messages are decoded (sts:DecodeAuthorizationMessage), refusals with an authorization id\nthat leave something open are asked about (iam:GetRequestAuthorizationDetails), and those that name a request but no action are looked\nup in the event history of the last 7 days (cloudtrail:LookupEvents).',
    after: `
--json prints {"denials":[…],"notDenials":[…]}.

Exit codes:
  0  a refusal was read
  1  none was
  2  usage, or no credentials for --operator
  70 a bug of harness

Examples:
  harness explain deploy.log
  npx serverless deploy 2>&1 | tee deploy.log | harness explain
  pbpaste | harness explain - --json
  harness explain deploy.log --operator --profile sandbox --region eu-central-1`,
  },
  diff: {
    summary: 'compare two policies by what they allow',
    description:
      'Compare what two policies allow, however they are written: what the second allows more, and what it allows less.\n\nEach is a JSON file with a policy, the directory of an artifact, or that of a service with an artifact in .harness. Needs no AWS account.',
    after: `
A difference is an action, a resource and a condition that the other policy does not have, and has not in a wider one either.
Wildcards in actions and NotAction are opened over the actions that AWS's reference lists; what it does not list is compared as
text, and that is said. Deny is compared as what it is: where only the first policy denies, the second allows more.
An artifact is taken with \${AccountId}, \${Region} and \${Stage} where the other side is an artifact too or has them itself, and as
its policy.json where the other side is for one account; --account, --region and --stage fill it in for another one.

--json prints {"added":[…],"removed":[…],"unchanged":n}; each entry has effect, action or notAction, resource or notResource, and
where there are any: condition, from (the wildcard it comes from), asText (it stands for actions that are not known by name).

Exit codes:
  0  both allow the same
  1  they do not
  2  usage, or a file that cannot be read as a policy
  70 a bug of harness

Examples:
  harness diff ./my-service-main ./my-service                 two artifacts
  harness diff current-policy.json ./my-service --json        what a user has, and what the service needs
  harness diff prod-policy.json ./my-service --account 123456789012 --region eu-central-1 --stage prod
  aws iam get-role-policy --role-name ci --policy-name deploy > ci.json && harness diff ci.json ./my-service`,
  },
  export: {
    summary: 'write the proven policy in the language of another tool',
    description:
      'Write the policy of an artifact in the language of another tool. Every form allows the same as policy.template.json.\n\nNeeds no AWS account, and changes none.',
    after: `
Formats:
  json                     IAM's own: a document, or a list of them where one cannot hold it
  managed                  managed policies with names; each as aws iam create-policy --cli-input-json takes it, or with --out DIR
                           a file for each
  terraform                HCL for the AWS provider: variables, aws_iam_policy_document, aws_iam_policy
  cloudformation           a template: YAML, or JSON where --out ends in .json
  cdk                      a TypeScript construct for aws-cdk-lib 2
  role-trust-github-oidc   not the policy, but whom to trust with it: the trust policy of a role that jobs of GitHub Actions take
                           (--account, --repository, and --branch or --environment)

What --account, --region and --stage give is filled in. What they do not give stays a parameter: \${AccountId}, \${Region} and \${Stage}
in json, variables in terraform, AWS::AccountId, AWS::Region and a parameter Stage in cloudformation, properties in cdk; managed
takes no parameters. Policies are split to their limits (of a user's inline policies 2,048 characters, of a role's 10,240, of each
managed policy 6,144) with room for a stage of 20 characters, where the stage is a parameter.

Exit codes:
  0  exported
  1  too large for what can be attached
  2  usage, or no artifact with a proven policy
  70 a bug of harness

Examples:
  harness export ./my-service --format json --attach role --account 123456789012 --region eu-central-1 --stage prod
  harness export ./my-service --format managed --account 123456789012 --region eu-central-1 --stage prod --out policies
  harness export ./my-service --format terraform --out deploy-policy.tf
  harness export ./my-service --format cloudformation --out deploy-policy.yml
  harness export ./my-service --format cdk --out lib/deploy-policies.ts
  harness export --format role-trust-github-oidc --account 123456789012 --repository acme/orders --environment prod`,
  },
  apply: {
    summary: 'give the proven policy to the user or role that deploys',
    description:
      'Give the proven policy of an artifact to a user or role that is there, in the account that the service is deployed to.\n\nShows what would change, then asks; where there is no terminal to ask, it changes nothing without --yes.',
    after: `
The policy goes to managed policies <service>-deploy-<stage>-1, -2, … with the tag harness:policy, as many as it takes; with --attach
inline to an inline policy <service>-deploy-<stage>, and what that cannot hold to managed ones. Policies of these names are brought up
to date in place, as a new default version; of five versions the oldest goes that is not in force. What is added comes first and what
falls away last, so that nothing is refused in between. All other policies are left alone and listed, those of a user's groups too; a
policy of these names that harness apply did not make is left alone as well, and ends the command.

The credentials come from where every AWS tool looks for them. They have to belong to --account and may: sts:GetCallerIdentity,
iam:GetAccountSummary, Get, List, Put, Delete, Attach and Detach for policies of the user or role (and of its groups: Get and List),
iam:CreatePolicy, TagPolicy, GetPolicy, DeletePolicy, and Create, Get, List and Delete for PolicyVersion.

--json prints {"account","to","applied","steps":[…],"diff":{…},"leftAlone":[…],"notes":[…]}, the diff as harness diff has it.

Exit codes:
  0  applied, or nothing to change
  1  not applied: a dry run that found something to change, or the answer was no
  2  usage, credentials, another account, no such user or role, or no proven policy
  70 a bug of harness

Examples:
  harness apply ./my-service --to-role ci-deployer --account 123456789012 --region eu-central-1 --stage prod --profile prod
  harness apply ./my-service --to-user deployer --account 123456789012 --region eu-central-1 --stage prod --yes
  harness apply ./my-service --to-role cfn-role --grantee deployment-role --account 123456789012 --region eu-central-1 --stage prod`,
  },
  clean: {
    summary: 'remove what killed runs left in the account',
    description:
      'Remove from the account what runs left that were killed before they could clean up.\n\nWhat each run made stands in a journal in --out; nothing else is touched.',
    after: `
Examples:
  harness clean ./my-service --account 123456789012 --region eu-central-1
${exitCodesText}`,
  },
} as const;
