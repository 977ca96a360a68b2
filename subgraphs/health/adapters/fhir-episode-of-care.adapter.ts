import { z } from 'zod';
import type { AdaptedRow, Adapter } from '../../kernel/agency/agency.ts';
import type { PractitionerRecord } from '../../kernel/agency/contact-record.ts';
import { problemOf } from '../../kernel/agency/problem-of.ts';
import { HealthServiceKind } from '../entities/health-service-kind.ts';
import { CATEGORIES_OF, healthRecordSchema, type HealthRecord } from '../health-record.ts';
import { bundleSchema, isRestricted, onlyResource, referenced } from './fhir-bundle.ts';
import { childOf } from './fhir-patient.ts';
import {
  contactBy,
  episodeOfCareSchema,
  organizationSchema,
  patientSchema,
  practitionerRoleSchema,
  wordingOf,
  type Concept,
  type PractitionerRole,
} from './fhir-resource.ts';

const ODS_CODE = 'https://fhir.nhs.uk/Id/ods-organization-code';
/** The code system of {@link HealthServiceKind}: the sender says which kind its service is. */
const SERVICE_KIND = 'https://childrens-services-hub.example/CodeSystem/health-service-kind';
const STATUS = {
  planned: 'PLANNED',
  waitlist: 'WAITLIST',
  active: 'ACTIVE',
  onhold: 'ON_HOLD',
  finished: 'FINISHED',
  cancelled: 'CANCELLED',
} as const;

const episodeOnly = z.object({ EpisodeOfCare: episodeOfCareSchema });
const surroundings = z.object({
  Patient: patientSchema,
  Organization: organizationSchema,
  PractitionerRole: practitionerRoleSchema.nullable(),
});

/**
 * Reads a FHIR R4 Bundle (UK Core, JSON) with one EpisodeOfCare and the Patient, Organization and PractitionerRole it
 * refers to. Which service it is comes from a coding of the hub's own: the type of an episode is a SNOMED CT term of the
 * treatment, from which a sensitive service could be taken for an ordinary one.
 */
export const fhirEpisodeOfCareAdapter: Adapter<HealthRecord> = { format: 'fhir-episode-of-care', read };

function read(row: unknown): AdaptedRow<HealthRecord> {
  const bundle = bundleSchema.safeParse(row);
  if (!bundle.success) return refused(problemOf(bundle.error));
  if (isRestricted(bundle.data)) return refused('meta.security: is restricted; shield the child in the index first');
  const main = episodeOnly.safeParse({ EpisodeOfCare: onlyResource(bundle.data, 'EpisodeOfCare') });
  if (!main.success) return refused(problemOf(main.error));
  const episode = main.data.EpisodeOfCare;
  const rest = surroundings.safeParse({
    Patient: referenced(bundle.data, episode.patient.reference, 'Patient'),
    Organization: referenced(bundle.data, episode.managingOrganization.reference, 'Organization'),
    PractitionerRole:
      episode.careManager === undefined
        ? null
        : referenced(bundle.data, episode.careManager.reference, 'PractitionerRole'),
  });
  if (!rest.success) return refused(problemOf(rest.error));
  const { Patient: patient, Organization: organization, PractitionerRole: careManager } = rest.data;

  const kind = kindOf(episode.type);
  if (kind === null) return refused('EpisodeOfCare.type: does not say once which of the hub’s kinds of service it is');
  const child = childOf(patient);
  if (child === null) return refused('Patient.name: has no current name with a family name');
  const odsCode = organization.identifier.find(({ system }) => system === ODS_CODE)?.value;
  if (odsCode === undefined) return refused('Organization.identifier: has no code of the Organisation Data Service');

  const record = healthRecordSchema.safeParse({
    recordId: `fhir-${odsCode}-${episode.id}`,
    child,
    provider: {
      // A trust has one code for all its services, and the walls round a sensitive service are walls between units.
      unit: `${odsCode}-${kind.replaceAll('_', '-')}`.toLowerCase(),
      odsCode,
      name: organization.name,
      telephone: contactBy('phone', organization.telecom),
    },
    kind,
    category: CATEGORIES_OF[kind][0],
    episode: { status: STATUS[episode.status], type: treatmentOf(episode.type) },
    practitioners: careManager === null ? [] : [practitionerOf(careManager)],
    since: episode.period.start ?? null,
    until: episode.period.end ?? null,
    asOf: episode.meta.lastUpdated,
  });
  return record.success ? { ok: true, record: record.data } : refused(problemOf(record.error));
}

function refused(problem: string): AdaptedRow<HealthRecord> {
  return { ok: false, problem };
}

/** Null where there is no kind, an unknown one or more than one: nobody guesses which service it was. */
function kindOf(types: readonly Concept[]): HealthServiceKind | null {
  const codes = types.flatMap(({ coding }) => coding.filter(({ system }) => system === SERVICE_KIND));
  const kind = z.enum(HealthServiceKind).safeParse(codes[0]?.code);
  return codes.length === 1 && kind.success ? kind.data : null;
}

function treatmentOf(types: readonly Concept[]): string | null {
  const treatment = types.find(({ coding }) => coding.every(({ system }) => system !== SERVICE_KIND));
  return treatment === undefined ? null : wordingOf(treatment);
}

function practitionerOf(role: PractitionerRole): PractitionerRecord {
  return {
    name: role.practitioner.display,
    role: role.code.map(wordingOf).find((wording) => wording !== null) ?? 'Care manager',
    telephone: contactBy('phone', role.telecom),
    email: contactBy('email', role.telecom),
    isLeadProfessional: false,
  };
}
