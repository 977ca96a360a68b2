/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Whose involvement it is. */
export type Agency =
  /** Schools, colleges and nurseries. */
  | 'EDUCATION'
  /** General practice, health visiting, school nursing and other health services. */
  | 'HEALTH'
  /** The authority’s social care. */
  | 'SOCIAL_CARE'
  /** Personal advisers for young people. */
  | 'CONNEXIONS'
  /** Public protection and neighbourhood policing. */
  | 'POLICE'
  /** An agency that may not be named to you. */
  | 'UNSPECIFIED';

/** What kind of information something is, for deciding whether it may be shared. */
export type InformationCategory =
  /** Who the child is: names, date of birth, sex. */
  | 'IDX_IDENTITY'
  /** The names of parents and carers. */
  | 'IDX_PARENT_NAME'
  /** Where the child is or may be found: address, postcode and anything local. */
  | 'IDX_LOCATION'
  /** A universal service is involved: who, and how to reach them. */
  | 'INV_UNIVERSAL'
  /** A targeted service is involved: who, and how to reach them. */
  | 'INV_TARGETED'
  /** A specialist service is involved: who, and how to reach them. */
  | 'INV_SPECIALIST'
  /** A sensitive service (sexual health, mental health, substance misuse) is involved. */
  | 'INV_SENSITIVE'
  /** A common assessment exists. */
  | 'IND_CAF'
  /** There is a lead professional, and who it is. */
  | 'IND_LP'
  /** What a common assessment says. */
  | 'CAF_CONTENT'
  /** The plan of the team around the child. */
  | 'TAC_PLAN'
  /** Child in need, child protection plan, looked after; and whom in the authority to call. */
  | 'STATUS'
  /** A police notice that concerns the child. */
  | 'POLICE_EVENT'
  /** The content of an agency’s own record. */
  | 'CASE_DETAIL'
  /** That an old and a new identity are the same person. */
  | 'IDENTITY_LINK';

/** What you should know about a record as a whole before you read anything into it. */
export type Notice =
  /** The record is shielded: what is not shown may exist. Contact the broker. */
  | 'SHIELDED'
  /** Neither your unit nor you are known to work with the child, so you see enough to confirm who it is and no more. Use declareRelationship to record that you do. */
  | 'NO_RELATIONSHIP';

/** How a practitioner comes to work with a child. */
export type RelationshipKind =
  /** The practitioner’s own unit has begun to work with the child. */
  | 'OWN_INVOLVEMENT'
  /** A member of the team around the child. */
  | 'TEAM_AROUND_THE_CHILD'
  /** The child’s lead professional. */
  | 'LEAD_PROFESSIONAL'
  /** The child is on the agenda of the practitioner’s co-ordination group. */
  | 'COORDINATION_GROUP'
  /** The child is before the practitioner’s multi-agency safeguarding hub. */
  | 'MASH';

/** The level of need that a service meets. */
export type ServiceTier =
  /** For every child, without referral. */
  | 'UNIVERSAL'
  /** For children with additional needs, in universal settings where possible. */
  | 'TARGETED'
  /** For few children with complex needs. */
  | 'SPECIALIST';

export type CaseloadQueryVariables = Exact<{
  first?: number;
  after?: string | null | undefined;
}>;


export type CaseloadQuery = { caseload: { edges: Array<{ cursor: string, node: { id: string, givenName: string | null, familyName: string | null, dateOfBirth: string | null } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type DeclareRelationshipMutationVariables = Exact<{
  childId: string | number;
  kind: RelationshipKind;
  reason: string;
}>;


export type DeclareRelationshipMutation = { declareRelationship: { id: string, notices: Array<Notice> } };

export type FindChildrenQueryVariables = Exact<{
  familyName: string;
  givenName?: string | null | undefined;
  dateOfBirth?: string | null | undefined;
  postcode?: string | null | undefined;
}>;


export type FindChildrenQuery = { findChildren: Array<{ id: string, givenName: string | null, familyName: string | null, dateOfBirth: string | null }> };

export type FindServicesQueryVariables = Exact<{
  near?: string | null | undefined;
  within?: number | null | undefined;
  text?: string | null | undefined;
  age?: number | null | undefined;
  tier?: ServiceTier | null | undefined;
  need?: string | null | undefined;
  openNow?: boolean | null | undefined;
  openOn?: string | null | undefined;
  locality?: string | null | undefined;
  first?: number;
  after?: string | null | undefined;
}>;


export type FindServicesQuery = { services: { corrected: boolean, edges: Array<{ metres: number | null, node: { id: string, name: string, description: string | null, tier: ServiceTier | null, status: string, openNow: boolean | null, places: Array<{ id: string, name: string | null, address: Array<string>, postcode: string | null, latitude: number | null, longitude: number | null }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LocalitiesQueryVariables = Exact<{ [key: string]: never; }>;


export type LocalitiesQuery = { localities: Array<{ key: string, name: string }> };

export type WhosInvolvedQueryVariables = Exact<{
  id: string | number;
}>;


export type WhosInvolvedQuery = { child: { givenName: string | null, familyName: string | null, dateOfBirth: string | null, notices: Array<Notice>, whosInvolved: Array<
      | { __typename: 'EducationInvolvement', yearGroup: string | null, id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'HealthInvolvement', id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'SocialCareInvolvement', id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'ConnexionsInvolvement', id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'PoliceInvolvement', id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'UnspecifiedSensitiveInvolvement', id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, broker: { name: string, telephone: string | null }, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
      | { __typename: 'WithheldInvolvement', category: InformationCategory, howToAsk: string, id: string, agency: Agency, asOf: string | null, since: string | null, until: string | null, withheldDetails: Array<InformationCategory>, service: { name: string, telephone: string | null } | null, practitioners: Array<{ name: string, role: string, telephone: string | null, email: string | null, isLeadProfessional: boolean }> | null }
    > } | null };


export const CaseloadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Caseload"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"caseload"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CaseloadQuery, CaseloadQueryVariables>;
export const DeclareRelationshipDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeclareRelationship"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"childId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RelationshipKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"reason"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"declareRelationship"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"childId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"childId"}}},{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"Variable","name":{"kind":"Name","value":"reason"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}}]}}]}}]} as unknown as DocumentNode<DeclareRelationshipMutation, DeclareRelationshipMutationVariables>;
export const FindChildrenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindChildren"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"familyName"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"givenName"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"dateOfBirth"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"postcode"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"findChildren"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"familyName"},"value":{"kind":"Variable","name":{"kind":"Name","value":"familyName"}}},{"kind":"Argument","name":{"kind":"Name","value":"givenName"},"value":{"kind":"Variable","name":{"kind":"Name","value":"givenName"}}},{"kind":"Argument","name":{"kind":"Name","value":"dateOfBirth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"dateOfBirth"}}},{"kind":"Argument","name":{"kind":"Name","value":"postcode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"postcode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}}]}}]}}]} as unknown as DocumentNode<FindChildrenQuery, FindChildrenQueryVariables>;
export const FindServicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindServices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"near"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"within"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"age"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"tier"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ServiceTier"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"need"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"openNow"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"openOn"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locality"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},"defaultValue":{"kind":"IntValue","value":"20"}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"services"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"near"},"value":{"kind":"Variable","name":{"kind":"Name","value":"near"}}},{"kind":"Argument","name":{"kind":"Name","value":"within"},"value":{"kind":"Variable","name":{"kind":"Name","value":"within"}}},{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"age"},"value":{"kind":"Variable","name":{"kind":"Name","value":"age"}}},{"kind":"Argument","name":{"kind":"Name","value":"tier"},"value":{"kind":"Variable","name":{"kind":"Name","value":"tier"}}},{"kind":"Argument","name":{"kind":"Name","value":"need"},"value":{"kind":"Variable","name":{"kind":"Name","value":"need"}}},{"kind":"Argument","name":{"kind":"Name","value":"openNow"},"value":{"kind":"Variable","name":{"kind":"Name","value":"openNow"}}},{"kind":"Argument","name":{"kind":"Name","value":"openOn"},"value":{"kind":"Variable","name":{"kind":"Name","value":"openOn"}}},{"kind":"Argument","name":{"kind":"Name","value":"locality"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locality"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"corrected"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metres"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"tier"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"openNow"}},{"kind":"Field","name":{"kind":"Name","value":"places"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"address"}},{"kind":"Field","name":{"kind":"Name","value":"postcode"}},{"kind":"Field","name":{"kind":"Name","value":"latitude"}},{"kind":"Field","name":{"kind":"Name","value":"longitude"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FindServicesQuery, FindServicesQueryVariables>;
export const LocalitiesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Localities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"localities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LocalitiesQuery, LocalitiesQueryVariables>;
export const WhosInvolvedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WhosInvolved"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"child"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"givenName"}},{"kind":"Field","name":{"kind":"Name","value":"familyName"}},{"kind":"Field","name":{"kind":"Name","value":"dateOfBirth"}},{"kind":"Field","name":{"kind":"Name","value":"notices"}},{"kind":"Field","name":{"kind":"Name","value":"whosInvolved"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"agency"}},{"kind":"Field","name":{"kind":"Name","value":"asOf"}},{"kind":"Field","name":{"kind":"Name","value":"service"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"telephone"}}]}},{"kind":"Field","name":{"kind":"Name","value":"practitioners"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"telephone"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"isLeadProfessional"}}]}},{"kind":"Field","name":{"kind":"Name","value":"since"}},{"kind":"Field","name":{"kind":"Name","value":"until"}},{"kind":"Field","name":{"kind":"Name","value":"withheldDetails"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EducationInvolvement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"yearGroup"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WithheldInvolvement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"howToAsk"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnspecifiedSensitiveInvolvement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"broker"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"telephone"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<WhosInvolvedQuery, WhosInvolvedQueryVariables>;