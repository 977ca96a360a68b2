import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import type { Transport, WireRequest } from '../../schema/contract/wire.ts';

/** One request from a part of the hub to another, as it went over the line. */
export interface RecordedCall {
  readonly caller: Caller;
  readonly receiver: SubgraphName;
  readonly request: WireRequest;
}

/** Makes something else of the way to a part of the hub; it is given the honest way. */
export type Fault = (honest: Transport) => Transport;

/** Every line between the parts of a hub runs through here: it is recorded, and can be made to fail while in use. */
export class Switchboard {
  readonly calls: RecordedCall[] = [];
  readonly #honest = new Map<SubgraphName, Transport>();
  readonly #faults = new Map<string, Fault>();

  plug(receiver: SubgraphName, transport: Transport): void {
    this.#honest.set(receiver, transport);
  }

  /** The line from one part to another, with whatever fault it has when it is used. */
  line(caller: Caller, receiver: SubgraphName): Transport {
    return (request, signal) => {
      this.calls.push({ caller, receiver, request });
      const honest = this.honest(receiver);
      const fault = this.#faults.get(`${caller} ${receiver}`) ?? this.#faults.get(receiver);
      return (fault === undefined ? honest : fault(honest))(request, signal);
    };
  }

  /** The way to a part of the hub that is neither recorded nor made to fail. */
  honest(receiver: SubgraphName): Transport {
    const transport = this.#honest.get(receiver);
    if (transport === undefined) throw new Error(`${receiver} is not plugged in`);
    return transport;
  }

  /** Makes a receiver fail, for one caller or for all. */
  break(receiver: SubgraphName, fault: Fault, caller?: Caller): void {
    this.#faults.set(caller === undefined ? receiver : `${caller} ${receiver}`, fault);
  }

  /** Ends every fault and forgets the calls. */
  reset(): void {
    this.#faults.clear();
    this.calls.length = 0;
  }

  /** The fetches that the gateway made of subgraphs, in the order in which they were sent. */
  fetches(): readonly RecordedCall[] {
    return this.calls.filter(({ caller, request }) => caller === 'gateway' && request.path === '/graphql');
  }

  /** The subgraphs that the gateway asked, sorted; one that was asked twice is there twice. */
  asked(): readonly SubgraphName[] {
    return this.fetches()
      .map((call) => call.receiver)
      .toSorted();
  }
}
