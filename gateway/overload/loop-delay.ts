import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How late the event loop is. */
export interface LoopDelay {
  /** The 99th percentile since it was last asked, in milliseconds beyond what is usual. */
  read(): number;
  close(): void;
}

/** Milliseconds between two looks at the loop, which are part of what the histogram has. */
const RESOLUTION = 10;

export function loopDelay(): LoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return {
    read: () => {
      const delay = histogram.count === 0 ? 0 : histogram.percentile(99) / 1e6 - RESOLUTION;
      histogram.reset();
      return Math.max(0, delay);
    },
    close: () => void histogram.disable(),
  };
}
