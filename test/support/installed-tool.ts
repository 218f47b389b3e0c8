import { execa } from 'execa';

/** Whether a program that is no dependency can be run here; tests that need it are skipped where it cannot. */
export async function isInstalled(program: string): Promise<boolean> {
  const { exitCode } = await execa(program, ['--version'], { reject: false, stdio: 'ignore' });
  return exitCode === 0;
}
