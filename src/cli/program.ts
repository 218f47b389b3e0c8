import { Command, CommanderError } from 'commander';
import { harnessVersion } from '../version.ts';
import { HarnessError, InterruptedError } from '../errors.ts';
import { runApply } from './commands/apply.ts';
import { runCheck } from './commands/check.ts';
import { runClean } from './commands/clean.ts';
import { runDiff } from './commands/diff.ts';
import { runEmulate } from './commands/emulate.ts';
import { exportFormats } from './commands/export-flags.ts';
import { runExport } from './commands/export.ts';
import { runExplain } from './commands/explain.ts';
import { runProve } from './commands/prove.ts';
import { runRun } from './commands/run.ts';
import type { CommandContext, Dependencies, Io } from './dependencies.ts';
import { exitCodeOfError, exitCodeOfSignal, exitCodes } from './exit-code.ts';
import { helpTexts } from './help-texts.ts';
import { renderError } from './render-error.ts';
import { createStyle, wantsColour } from './terminal/style.ts';

/** Runs one command line. Everything that goes wrong is told on stderr; the result is the exit code. */
export async function runProgram(
  argv: readonly string[],
  io: Io,
  dependencies: Dependencies,
): Promise<number> {
  let exitCode: number = exitCodes.proven;
  const program = createProgram({ io, dependencies }, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return exitCodeOfCommander(error);
    const style = createStyle(wantsColour(io.stderr, io.env));
    io.stderr.write(`${renderError(error, style, harnessVersion)}\n`);
    if (error instanceof InterruptedError) return exitCodeOfSignal(error.signal);
    return error instanceof HarnessError ? exitCodeOfError(error.code) : exitCodes.bug;
  }
}

function createProgram(context: CommandContext, end: (exitCode: number) => void): Command {
  const { io } = context;
  const program = new Command('harness')
    .description(helpTexts.program.description)
    .version(harnessVersion, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'print help for a command')
    .exitOverride()
    .showHelpAfterError('(harness --help lists every command and option)')
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
    })
    .addHelpText('after', helpTexts.program.after);

  addRunOptions(
    program
      .command('run')
      .argument('[dir]', 'directory of the service', '.')
      .summary(helpTexts.run.summary)
      .description(helpTexts.run.description),
  )
    .option('--fresh', 'begin with nothing, whatever earlier runs have found')
    .option('--lives <n>', 'so many fresh users have to live with the policy alone (default: 2)')
    .option('--harden', 'narrow the policy by conditions that cost the service nothing')
    .option(
      '--boundary [name]',
      'find a permissions boundary for the roles that the service makes, and prove the policy under it',
    )
    .option('--policy-stage <stage>', "stage to write into policy.json (default: the service's own)")
    .option('--json', 'print the record of the run on stdout instead of the policy')
    .addHelpText('after', helpTexts.run.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runRun(dir, flags, context)));

  addRunOptions(
    program
      .command('check')
      .argument('[dir]', 'directory of the service', '.')
      .summary(helpTexts.check.summary)
      .description(helpTexts.check.description),
  )
    .option('--update', 'prove the changed policy and write it')
    .option('--format <format>', 'text, json or github (default: text)')
    .option('--junit <file>', 'write the result as JUnit XML as well')
    .option('--json', 'the same as --format json: the record of the run')
    .addHelpText('after', helpTexts.check.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runCheck(dir, flags, context)));

  addRunOptions(
    program
      .command('prove')
      .argument('[dir]', 'directory of the service', '.')
      .summary(helpTexts.prove.summary)
      .description(helpTexts.prove.description),
  )
    .option('--policy <file>', 'the policy to judge: an IAM document in JSON')
    .option('--policy-stage <stage>', "stage that it is written for (default: the service's own)")
    .option('--json', 'print the record of the run')
    .addHelpText('after', helpTexts.prove.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runProve(dir, flags, context)));

  program
    .command('emulate')
    .summary(helpTexts.emulate.summary)
    .description(helpTexts.emulate.description)
    .option('--port <n>', 'port on 127.0.0.1 (default: a free one)')
    .option('--account-id <id>', 'id of the account, 12 digits (default: a random one)')
    .option('--region <region>', 'region to name (default: us-east-1)')
    .option('--propagation-ms <n>', 'how long a change of IAM takes to be honoured (default: 0)')
    .option('--hostile [names]', 'make it a hard account, in every way or in those named')
    .option('--seed <n>', 'what chance does in a hard account (default: 0)')
    .option('--speed <n>', 'let its time pass that many times as fast (default: nothing waits)')
    .option(
      '--list',
      'print what the account covers, and start none: its services, operations and resource types',
    )
    .option('--json', 'with --list: print it as JSON')
    .addHelpText('after', helpTexts.emulate.after)
    .action(async (flags: Record<string, unknown>) => end(await runEmulate(flags, context)));

  const clean = program
    .command('clean')
    .argument('[dir]', 'directory of the service', '.')
    .summary(helpTexts.clean.summary)
    .description(helpTexts.clean.description);
  addCommonOptions(clean)
    .option('--json', 'print what was removed as JSON')
    .addHelpText('after', helpTexts.clean.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runClean(dir, flags, context)));

  const explain = program
    .command('explain')
    .argument('[file]', 'what holds the error; - is stdin', '-')
    .summary(helpTexts.explain.summary)
    .description(helpTexts.explain.description)
    .option('--json', 'print it as JSON')
    .option('--deployer <arn>', 'who deploys: what others were refused is told as theirs')
    .option('--operator', 'ask AWS, as whom the options below lead to, what vague refusals mean');
  addReachOptions(explain)
    .addHelpText('after', helpTexts.explain.after)
    .action(async (file: string, flags: Record<string, unknown>) =>
      end(await runExplain(file, flags, context)),
    );

  program
    .command('diff')
    .argument('<before>', 'a policy, or the directory of an artifact or of its service')
    .argument('<after>', 'another')
    .summary(helpTexts.diff.summary)
    .description(helpTexts.diff.description)
    .option('--account <id>', 'compare for this account')
    .option('--region <region>', 'compare for this region')
    .option('--stage <stage>', 'compare for this stage')
    .option('--json', 'print it as JSON')
    .addHelpText('after', helpTexts.diff.after)
    .action(async (before: string, after: string, flags: Record<string, unknown>) =>
      end(await runDiff(before, after, flags, context)),
    );

  program
    .command('export')
    .argument('[dir]', 'directory of the service', '.')
    .summary(helpTexts.export.summary)
    .description(helpTexts.export.description)
    .option('--format <format>', exportFormats.join(', '))
    .option('--from <dir>', 'directory of the artifact (default: <dir>/.harness)')
    .option('--out <path>', 'file to write, with managed a directory (default: stdout)')
    .option('--account <id>', 'account that the service is deployed to (default: a parameter)')
    .option('--region <region>', 'region that it is deployed to (default: a parameter)')
    .option('--stage <stage>', 'stage that it is deployed as (default: a parameter)')
    .option('--name <text>', 'what names in the export begin with (default: <service>-deploy)')
    .option('--attach <to>', 'with json: user, role or managed, by whose limits to split (default: managed)')
    .option('--unproven', 'take what the newest run found, though it was not proven')
    .option('--grantee <who>', 'whose policy: deployer or deployment-role (default: deployer)')
    .option('--repository <owner/name>', 'with role-trust-github-oidc: the repository whose jobs deploy')
    .option('--branch <name>', 'the branch they run on')
    .option('--environment <name>', 'or the environment they run in')
    .addHelpText('after', helpTexts.export.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runExport(dir, flags, context)));

  const apply = program
    .command('apply')
    .argument('[dir]', 'directory of the service', '.')
    .summary(helpTexts.apply.summary)
    .description(helpTexts.apply.description)
    .option('--to-user <name>', 'the user that is given the policy')
    .option('--to-role <name>', 'or the role')
    .option('--account <id>', 'account of the user or role, which the service is deployed to')
    .option('--stage <stage>', 'stage that the service is deployed as')
    .option('--from <dir>', 'directory of the artifact (default: <dir>/.harness)')
    .option('--grantee <who>', 'whose policy: deployer or deployment-role (default: deployer)')
    .option('--name <text>', 'what the names of the policies begin with (default: <service>-deploy)')
    .option('--attach <how>', 'managed, or inline with managed for what does not fit (default: managed)')
    .option('--yes', 'apply it without a question')
    .option('--json', 'print it as JSON, and ask nothing');
  addReachOptions(apply)
    .addHelpText('after', helpTexts.apply.after)
    .action(async (dir: string, flags: Record<string, unknown>) => end(await runApply(dir, flags, context)));

  return program;
}

/** What every command takes that lives the life of a service. */
function addRunOptions(command: Command): Command {
  const withRun = command
    .option('--emulate', 'start an AWS account on this machine for this run')
    .option('--propagation-ms <n>', 'how long a change of IAM takes there (default: 0)')
    .option('--hostile [names]', 'make it a hard account, in every way or in those named')
    .option('--seed <n>', 'what chance does in a hard account (default: 0)')
    .option('--speed <n>', 'let its time pass that many times as fast (default: nothing waits)')
    .option('--stage-prefix <text>', 'what every stage of the run starts with (default: h)')
    .option('--sls <path>', "the service's own CLI (default: looked for in node_modules/.bin, then in PATH)")
    .option(
      '--prerequisites <file...>',
      'make what the service expects to find: CloudFormation templates, or lists of them and more',
    )
    .option('--pass-env <name>', 'pass an environment variable to the service; may be repeated', collect)
    .option('--max-attempts <n>', 'give up after that many runs of the CLI (default: 250)')
    .option('--proof <depth>', 'sufficient, doubtful or full (default: doubtful)')
    .option('--jobs <n>', 'live so many removal tests side by side (default: by cores, at most 4)')
    .option('--timeout <span>', 'give up after that long, such as 90m (default: 2h)')
    .option('--attempt-timeout <span>', 'give one run of the CLI that long (default: 20m)')
    .option(
      '--trail-timeout <span>',
      'wait that long for what CloudTrail says of a vague failure (default: 20m)',
    );
  return addCommonOptions(withRun).option('--quiet', 'no progress');
}

/** What every command that works in an account takes. */
function addCommonOptions(command: Command): Command {
  return addReachOptions(command.option('--account <id>', 'the account that may be used as a sandbox'))
    .option('--out <dir>', 'directory of the artifact (default: <dir>/.harness)')
    .option('--config <file>', 'configuration (default: <dir>/harness.config.{json,yml,yaml,js,mjs})')
    .option('--log-level <level>', 'log JSON to stderr: trace, debug, info, warn, error or fatal');
}

/** How the operator reaches AWS. */
function addReachOptions(command: Command): Command {
  return command
    .option('--region <region>', 'region to work in (default: AWS_REGION)')
    .option('--profile <name>', 'profile of the operator in the shared AWS files')
    .option('--endpoint-url <url>', 'an AWS-compatible endpoint (default: AWS_ENDPOINT_URL, else AWS)')
    .option('--proxy <url>', 'an HTTP proxy that leads to AWS (default: none)')
    .option('--ca-file <file>', 'PEM file of authorities to trust as well');
}

function collect(name: string, names: readonly string[] = []): readonly string[] {
  return [...names, name];
}

/** Help and version that were asked for are answers; everything else is a wrong command line. */
function exitCodeOfCommander(error: CommanderError): number {
  return ['commander.helpDisplayed', 'commander.version'].includes(error.code) || error.exitCode === 0
    ? exitCodes.proven
    : exitCodes.usage;
}
