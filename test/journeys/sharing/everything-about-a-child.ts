/** One operation that asks for every kind of information the hub publishes about a child. */
export const EVERYTHING_ABOUT_A_CHILD = `query EverythingAboutAChild($id: ID!) {
  child(id: $id) {
    id givenName familyName dateOfBirth sex otherNames { familyName } parentsAndCarers { name }
    address postcode identifiers { value } notices
    whosInvolved {
      __typename id agency withheldDetails asOf since until
      service { name telephone }
      practitioners { name role telephone email isLeadProfessional }
      ... on EducationInvolvement { senProvision }
      ... on HealthInvolvement { kind careEpisode { status } }
      ... on SocialCareInvolvement { status episodes { kind } }
      ... on ConnexionsInvolvement { currentActivity }
      ... on PoliceInvolvement { noticeKind noticeDate riskGrade }
      ... on WithheldInvolvement { category howToAsk }
      ... on UnspecifiedSensitiveInvolvement { broker { name telephone } }
    }
  }
}`;
