/** Of every command that ends with an outcome. */
export const exitCodesText = `
Exit codes:
  0  proven (check: unchanged; clean, emulate: done)
  1  ended otherwise: blocked, stuck, broken, exhausted (check: changed; prove: refuted)
  2  usage, configuration or credentials
  3  something that the run made could not be removed: see harness clean
  70 a bug of harness
  128 + n  ended by signal n`;

export const prerequisitesText = `
--prerequisites FILE… makes what the service expects to find in its account, as the operator, before the service is deployed,
and removes it after the service. A FILE is a CloudFormation template, or a list in YAML or JSON; the list may also stand in the
configuration as prerequisites:
  - network.yml                            a template; its stack gets a name of the run's own
  - template: shared.yml                   a template whose stack is asked for by name: \${cf:shared-\${sls:stage}.TopicArn}
    stackName: shared-\${Stage}
    parameters: { Size: small, Password: { env: DB_PASSWORD } }
  - secureString: /orders/\${Stage}/token   of SSM, which CloudFormation does not make; may have a keyId
    value: { env: ORDERS_TOKEN }           or { file: PATH }, or the text itself
  - object: settings.json                  in a bucket that is there by then
    bucket: orders-\${AccountId}-\${Stage}
    file: settings.json                    or text: what it holds
What names \${Stage}, and a template with a parameter Stage, is made for each life with its own stage; all else once. What is
taken from the environment or a file is a secret of 8 characters or more, and is printed nowhere.`;

export const hostileText = `
--hostile takes names with commas between them; alone it is all of them:
  uneven-iam        changes of IAM are honoured late, by one host before another
  cached-refusals   a refusal holds on for some seconds after the grant is honoured
  small-pages       listings come in pages of one to three entries
  throttling        throttling and faults of the services in bursts, never more than a client's retries take
  vague-wording     refusals that do not say what was refused, wherever AWS has been seen to give such
  encoded-messages  refusals of EC2 as nothing but an encoded message
  authorization-ids refusals of IAM with an id whose details come some time later
  random-order      independent resources in random order, and all of them although one has failed
  late-events       events of stacks late, and not in order
  late-trail        events of CloudTrail some seconds late
  silent-clean-up   clean-ups of stacks that fail without a reason
  dying-key         an access key stops working in the middle, once for each user
The same --seed makes the same things happen.`;
