import { SUBGRAPHS, type SubgraphName } from '../../../schema/contract/agency.ts';
import type { AuditTrail } from '../../../schema/contract/audit-entry.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';
import { remoteAuditTrail } from '../../../schema/wire/remote-audit-trail.ts';
import type { PartSettings } from '../part-protocol.ts';
import type { Stopwatch } from '../stopwatch.ts';
import { lineTo } from './line-to.ts';
import { TIMED } from './part.ts';

/** How a front reaches what is behind it, each wait timed. */
export interface SubgraphLines {
  readonly lines: Readonly<Record<SubgraphName, ServiceLine>>;
  readonly trail: AuditTrail;
  readonly close: () => Promise<void>;
}

/** The same lines for both fronts: the same keys, the same transports, the same bounds. */
export function subgraphLines(settings: PartSettings, stopwatch: Stopwatch): SubgraphLines {
  const opened = SUBGRAPHS.map((name) => ({ name, ...lineTo(name, 'gateway', settings) }));
  const entries = opened.map(({ name, line }): [SubgraphName, ServiceLine] => {
    const timed = name === 'child-index' ? TIMED.index : TIMED.agencies;
    const transport: ServiceLine['transport'] = (request, signal) =>
      stopwatch.time(timed, () => line.transport(request, signal));
    // The trail is timed as a whole, below.
    return [name, name === 'audit' ? line : { ...line, transport }];
  });
  const lines = Object.fromEntries(entries) as Record<SubgraphName, ServiceLine>;
  const trail = remoteAuditTrail(lines.audit);
  return {
    lines,
    trail: { append: (written) => stopwatch.time(TIMED.audit, () => trail.append(written)) },
    close: async () => {
      for (const { close } of opened) await close();
    },
  };
}
