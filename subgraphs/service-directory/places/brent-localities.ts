/** The localities of the borough’s plan of 2009 (Brent, scrutiny report of 16 June 2009, paragraph 3.1). */
export const BRENT_LOCALITIES = ['Kilburn', 'Kingsbury', 'Willesden', 'Wembley', 'Harlesden'] as const;

/** The functions from which the core of a locality’s team was to come (paragraph 3.7); ages 0 to 19, from January 2010. */
export const BRENT_CORE_TEAM = [
  'Integrated Support',
  'Early Years',
  'Behaviour and Attendance',
  'Youth Service',
  'Connexions',
] as const;
