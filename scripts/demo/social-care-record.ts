import type { DemoEpisode, DemoSocialCare, DemoSocialCareStatus } from '../../subgraphs/kernel/demo-person.ts';
import { addDays, daysBetween } from './calendar.ts';
import { practitionerAt } from './practitioner.ts';
import { dayWithin, recordBase } from './record-base.ts';
import type { Subject } from './subject.ts';
import { teamFor, type TeamKind } from './team.ts';

const TEAM_OF: Readonly<Record<DemoSocialCareStatus, TeamKind>> = {
  NONE: 'ASSESSMENT',
  CHILD_IN_NEED: 'FAMILY_SUPPORT',
  CHILD_PROTECTION_PLAN: 'FAMILY_SUPPORT',
  LOOKED_AFTER: 'LOOKED_AFTER',
};

/** What follows referral and assessment. With no status yet, enquiries under section 47 may be under way. */
const LATER_EPISODES: Readonly<Record<DemoSocialCareStatus, readonly DemoEpisode['kind'][]>> = {
  NONE: [],
  CHILD_IN_NEED: ['CHILD_IN_NEED_PLAN'],
  CHILD_PROTECTION_PLAN: ['SECTION_47_ENQUIRY', 'PROTECTION_PLAN'],
  LOOKED_AFTER: ['SECTION_47_ENQUIRY', 'CARE'],
};

/** An open case: the county's flag (Children Act 1989 ss. 17, 47, 22), the worker, and the road that led there. */
export function socialCareRecord(subject: Subject, status: DemoSocialCareStatus, enquiring = false): DemoSocialCare {
  const team = teamFor(TEAM_OF[status], subject.locality);
  const worker = practitionerAt(team.unit, 'Social worker', subject.random.between(0, 5), status !== 'NONE');
  const base = recordBase(subject, {
    agency: 'SOCIAL_CARE',
    place: 0,
    team,
    category: 'INV_SPECIALIST',
    practitioners: [worker, practitionerAt(team.unit, 'Team manager', 0)],
    since: dayWithin(subject, status === 'NONE' ? 0.15 : 2),
  });
  const later = enquiring ? (['SECTION_47_ENQUIRY'] as const) : LATER_EPISODES[status];
  const episodes = episodesFrom(base.since, subject.today, ['REFERRAL', 'ASSESSMENT', ...later]);
  const latest = episodes.at(-1)?.from ?? base.since;
  return {
    ...base,
    asOf: latest > base.asOf ? latest : base.asOf,
    status,
    statusSince: status === 'NONE' ? null : latest,
    allocatedWorker: worker,
    episodes,
    authorityContact: teamFor('EMERGENCY_DUTY', subject.locality).service,
  };
}

/** One after another without a gap, the earlier ones no longer than six weeks, the last one open. */
function episodesFrom(since: string, today: string, kinds: readonly DemoEpisode['kind'][]): DemoEpisode[] {
  const step = Math.min(42, Math.floor(daysBetween(since, today) / kinds.length));
  return kinds.map((kind, place) => ({
    kind,
    from: addDays(since, place * step),
    until: place === kinds.length - 1 ? null : addDays(since, (place + 1) * step),
  }));
}
