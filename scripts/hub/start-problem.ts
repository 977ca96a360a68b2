/** What the commands run on. `npm ci` brings it along, whatever Node npm itself has. */
const NODE = 24;

/**
 * Why a process could not start or go on, in words for whoever typed the command.
 * @param node the version it runs on
 */
export function startProblem(error: unknown, node: string = process.versions.node): string {
  if (!(error instanceof Error)) return String(error);
  if (Number.parseInt(node) < NODE)
    return `This needs Node ${NODE} or newer, and runs on ${node}. Start it by npm, which has the right one: npm start.`;
  const { code, syscall, path, port, hostname } = error as SystemError;
  if (syscall === 'getaddrinfo')
    return `No address is known for the host ${hostname}. Check HOST, and the addresses in the settings.`;
  if (syscall === 'listen' && code === 'EADDRINUSE')
    return `Port ${port} is in use by another program. Stop that program, or set PORT to another port.`;
  if (syscall === 'listen' && code === 'EACCES')
    return `Port ${port} may not be used by this user. Set PORT to another port.`;
  if (syscall === 'listen' && code === 'EADDRNOTAVAIL') return 'HOST has to be an address of this machine.';
  if (path !== undefined) return `${path} cannot be used: ${error.message}.`;
  return error.message;
}

interface SystemError extends NodeJS.ErrnoException {
  readonly port?: number;
  readonly hostname?: string;
}
