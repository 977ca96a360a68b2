import type { PGlite } from '@electric-sql/pglite';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { Migration } from '@mikro-orm/migrations';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import type { Transport } from '../../../../schema/contract/wire.ts';
import type { ServiceLine } from '../../../../schema/wire/call-service.ts';
import type { Registration } from '../../../../subgraphs/kernel/agency/agency.ts';
import { OutboxRecord, outboxIndex, outboxTable } from '../../../../subgraphs/kernel/agency/outbox-record.entity.ts';
import { RegistrationDesk } from '../../../../subgraphs/kernel/agency/registration-desk.ts';
import { registerStaged, stageRegistrations } from '../../../../subgraphs/kernel/agency/registration-outbox.ts';
import { openDatabase, type Database } from '../../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../../subgraphs/kernel/server/logger.ts';
import { openTestStore } from '../../../open-test-store.ts';
import { pupil } from '../../education/a-pupil.ts';
import { until } from '../../../until.ts';

class Outbox extends Migration {
  override up(): void {
    this.addSql(outboxTable('outbox'));
    this.addSql(outboxIndex('outbox'));
  }
}

let pglite: PGlite;
let database: Database;
let calls: RegisteredRecord[][];

beforeAll(async () => {
  pglite = await openTestStore();
  const migrations = [{ name: 'm0001', class: Outbox }];
  database = await openDatabase(
    { schema: 'outbox', entities: [OutboxRecord], migrations },
    { kind: 'embedded', pglite },
  );
});
afterAll(async () => {
  await database.close();
  await pglite.close();
});
beforeEach(async () => {
  calls = [];
  await database.fork().nativeDelete(OutboxRecord, {});
});

/** A child index that hears each call and answers it, or fails. */
function line(answers: (call: number) => boolean = () => true): ServiceLine {
  const transport: Transport = (request) => {
    const { records } = JSON.parse(request.body) as { records: RegisteredRecord[] };
    if (!answers(calls.length + 1)) return Promise.reject(new Error('connection refused'));
    calls.push(records);
    const outcomes = records.map(({ recordId }) => ({ recordId, outcome: 'LINKED', problem: null, warnings: [] }));
    return Promise.resolve({ status: 200, body: JSON.stringify({ outcomes }) });
  };
  return { caller: 'education', receiver: 'child-index', keys: newKeyRing(), transport };
}

function registration(recordId: string, changes: Partial<Registration> = {}): Registration {
  return { recordId, unit: 'a-school', category: 'INV_UNIVERSAL', kind: null, child: pupil().child, ...changes };
}

const stage = (...registrations: Registration[]) => stageRegistrations(database.fork(), registrations);
const tell = (index: ServiceLine = line()) => registerStaged(database.fork(), 'EDUCATION', index);
const told = () => calls.map((records) => records.map(({ recordId, version }) => `${recordId} v${version}`));

describe('the registration outbox', () => {
  test('tells the child index of each staged record once', async () => {
    await stage(registration('a'), registration('b'));
    const outcomes = await tell();
    expect(outcomes.map(({ recordId }) => recordId)).toEqual(['a', 'b']);
    expect(calls[0]).toEqual([
      { ...registration('a'), version: 1 },
      { ...registration('b'), version: 1 },
    ]);
    expect(await tell()).toEqual([]);
    expect(calls).toHaveLength(1);
  });

  test('tells nothing where a record comes again unchanged', async () => {
    await stage(registration('a'));
    await tell();
    await stage(registration('a'));
    expect(await tell()).toEqual([]);
  });

  test('tells a changed record anew, under its next version', async () => {
    await stage(registration('a'));
    await tell();
    await stage(registration('a', { unit: 'another-school' }), registration('b'));
    await tell();
    expect(told()).toEqual([['a v1'], ['a v2', 'b v1']]);
  });

  test('tells the last word where a record is staged twice at once', async () => {
    await stage(registration('a'), registration('a', { unit: 'another-school' }));
    await tell();
    expect(calls.flat()).toEqual([{ ...registration('a', { unit: 'another-school' }), version: 2 }]);
  });

  test('keeps what the child index could not be told, and tells it later', async () => {
    await stage(registration('a'));
    await expect(tell(line(() => false))).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    await tell();
    expect(told()).toEqual([['a v1']]);
  });

  test('goes on after the batch that was answered when the next one fails', async () => {
    const many = Array.from({ length: 501 }, (_none, position) =>
      registration(`r-${String(position).padStart(3, '0')}`),
    );
    await stage(...many);
    await expect(tell(line((call) => call === 1))).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    await tell();
    expect(calls.map((records) => records.length)).toEqual([500, 1]);
  });
});

describe('the desk of registrations', () => {
  const logged: string[] = [];
  const desks: RegistrationDesk[] = [];
  const desk = (index: ServiceLine) => {
    const logger = createLogger('education', 'info', { write: (text: string) => void logged.push(text) });
    const one = new RegistrationDesk({ fork: () => database.fork(), custodian: 'EDUCATION', index, logger });
    desks.push(one);
    return one;
  };
  const messages = () => logged.splice(0).map((text) => (JSON.parse(text) as { msg: string }).msg);
  afterEach(() => Promise.all(desks.splice(0).map((one) => one.close())));

  test('tells what a former process could not', async () => {
    await stage(registration('a'));
    const one = desk(line());
    one.start();
    await one.inTurn(() => Promise.resolve());
    expect([told(), one.waitingSince]).toEqual([[['a v1']], null]);
  });

  test('tries again by itself while the index cannot be told, and says since when and once', async () => {
    let isAway = true;
    await stage(registration('a'));
    const one = desk(line(() => !isAway));
    await expect(one.inTurn(() => one.register())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    await expect(one.inTurn(() => one.register())).rejects.toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE' });
    expect(Date.parse(one.waitingSince ?? '')).not.toBeNaN();
    isAway = false;
    await until(() => one.waitingSince === null);
    expect([told(), one.waitingSince]).toEqual([[['a v1']], null]);
    expect(messages()).toEqual(['the child index cannot be told; trying again', 'the child index was told']);
  });

  test('does one thing at a time, and goes on after what failed', async () => {
    const one = desk(line());
    const order: number[] = [];
    const failing = one.inTurn(async () => {
      await pause(20);
      order.push(1);
      throw new Error('no');
    });
    const next = one.inTurn(() => Promise.resolve(order.push(2)));
    await expect(failing).rejects.toThrow('no');
    await next;
    expect(order).toEqual([1, 2]);
  });

  test('ends with the call that is under way', async () => {
    const many = Array.from({ length: 501 }, (_none, place) => registration(`r-${String(place).padStart(3, '0')}`));
    await stage(...many);
    const one = desk(
      line(() => {
        void one.close();
        return true;
      }),
    );
    expect(await one.inTurn(() => one.register())).toHaveLength(500);
    await tell();
    expect(calls.map((records) => records.length)).toEqual([500, 1]);
  });
});
