import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long job is: a bar on a terminal, a line every tenth part elsewhere. Writes to standard error. */
export function progressBar(title: string): { update: (done: number, total: number) => void; stop: () => void } {
  if (process.stderr.isTTY) {
    const bar = new SingleBar(
      { format: `${title} {bar} {percentage}% | {value}/{total} | {eta_formatted} left`, stream: process.stderr },
      Presets.shades_classic,
    );
    let started = false;
    return {
      update: (done, total) => {
        if (!started) bar.start(total, 0);
        started = true;
        bar.update(done);
      },
      stop: () => bar.stop(),
    };
  }
  let tenth = -1;
  return {
    update: (done, total) => {
      const reached = total === 0 ? 10 : Math.floor((done / total) * 10);
      if (reached <= tenth) return;
      tenth = reached;
      process.stderr.write(`${title} ${reached * 10}% (${done}/${total})\n`);
    },
    stop: () => undefined,
  };
}
