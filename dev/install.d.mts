export function installPackages(root: string, say?: (line: string) => void): boolean;
export function fingerprintOf(root: string): string;
export function findNpm(
  root: string,
  env?: NodeJS.ProcessEnv,
  execPath?: string,
): { command: string; args: string[]; env: NodeJS.ProcessEnv; release: () => void };
