/** One of the 22 localities into which Oxfordshire divided its children's services in 2005. */
export interface Locality {
  readonly number: number;
  readonly name: string;
  readonly area: Area;
  readonly district: District;
  readonly secondarySchools: readonly string[];
  readonly childrensCentres: readonly ChildrensCentre[];
  readonly partnership1419: string;
  /** Number of schools, of all phases, in each school partnership of the locality. */
  readonly schoolCounts: readonly number[];
}

export type Area = 'North' | 'City' | 'South';
export type District = 'Cherwell' | 'West Oxfordshire' | 'Oxford City' | 'Vale' | 'South';

export interface ChildrensCentre {
  readonly name: string;
  /** Planned, not open yet. */
  readonly nextPhase: boolean;
}

const AREA_OF: Readonly<Record<District, Area>> = {
  'Oxford City': 'City',
  Cherwell: 'North',
  'West Oxfordshire': 'North',
  Vale: 'South',
  South: 'South',
};

/** What in the county's report contradicts itself. It is kept as it is, not repaired. */
export const PLACES_NOTES: readonly string[] = [
  'Locality 2 is “Isis” in one table and “ISIS” in another.',
  'The district “West Oxfordshire” is also called “West”; the 14-19 partnership “Oxford City” is also called “City”.',
  'Localities 6, 10, 11 and 22 give one school count for each of their school partnerships, the others a single one.',
  'Locality 12 is to include Eynsham in the next phase, although Eynsham is part of locality 11.',
  'Locality 15 is in the Vale, but Berinsfield, whose centre it lists, is in South Oxfordshire.',
  '25 new children’s centres are announced besides four existing ones; exactly 25 are named as open.',
];

/** Oxfordshire County Council 2005, annex on integrated services: localities, named schools and centres. */
export const LOCALITIES: readonly Locality[] = [
  place(1, 'Headington', 'Oxford City', ['Cheney School'], ['Barton/Sandhills', 'Churchill'], 'Oxford City', [9]),
  place(2, 'Isis', 'Oxford City', ['Oxford Community School'], ['Cowley', 'St Mary’s'], 'Oxford City', [10]),
  place(
    3,
    'North Oxford',
    'Oxford City',
    ['Cherwell School'],
    ['Hinksey/Jericho', 'Wolvercote', 'Marston/Northway'],
    'Oxford City',
    [14],
  ),
  place(4, 'Oxford South East', 'Oxford City', ['Peers School'], ['Rose Hill', 'Blackbird Leys'], 'Oxford City', [11]),
  place(
    5,
    'Banbury North',
    'Cherwell',
    ['Drayton School'],
    ['Sunshine Centre/Ruscote', 'Hardwick/Neithrop'],
    'North Oxfordshire',
    [8],
  ),
  place(
    6,
    'Banbury, Central South/Bloxham',
    'Cherwell',
    ['Banbury School', 'Blessed George Napier', 'Warriner School'],
    ['Calthorpe, Britannia Road', 'Grimsbury and Castle/East Street', next('Bloxham')],
    'North Oxfordshire',
    [11, 10],
  ),
  place(
    7,
    'Bicester',
    'Cherwell',
    ['Bicester Community College', 'Cooper School'],
    ['Bicester West with outreach/BUFF'],
    'East Oxfordshire',
    [19],
  ),
  place(8, 'Kidlington', 'Cherwell', ['Gosford Hill School'], ['Kidlington'], 'East Oxfordshire', [7]),
  place(
    9,
    'Chipping Norton',
    'West Oxfordshire',
    ['Chipping Norton School'],
    ['Ace Centre'],
    'North Oxfordshire',
    [12],
  ),
  place(
    10,
    'Carterton/Burford',
    'West Oxfordshire',
    ['Carterton College', 'Burford School and Community College'],
    ['Carterton'],
    'West Oxfordshire',
    [6, 10],
  ),
  place(
    11,
    'Witney/Eynsham',
    'West Oxfordshire',
    ['Henry Box', 'Wood Green', 'Bartholomew'],
    ['Witney'],
    'West Oxfordshire',
    [17, 7],
  ),
  place(12, 'Woodstock', 'West Oxfordshire', ['Marlborough School'], [], 'West Oxfordshire', [10]),
  place(13, 'Faringdon', 'Vale', ['Faringdon Community College'], ['Faringdon'], 'Ridgeway', [11]),
  place(14, 'Wantage/Grove', 'Vale', ['King Alfred’s'], [], 'Ridgeway', [14]),
  place(
    15,
    'Abingdon',
    'Vale',
    ['John Mason School', 'Larkmead School', 'Fitzharrys School'],
    ['Berinsfield', 'South Abingdon/Sutton Courtenay Sure Start', 'North Abingdon'],
    'Abingdon',
    [27],
  ),
  place(16, 'Cumnor', 'Vale', ['Matthew Arnold'], ['Botley'], 'City', [8]),
  place(17, 'Didcot', 'South', ['St Birinus'], ['Northbourne', 'Didcot All Saints'], 'Ridgeway', [15]),
  place(18, 'Wallingford/Goring', 'South', ['Wallingford School'], [], 'Ridgeway', [9]),
  place(19, 'Thame', 'South', ['Lord Williams’ School'], [], 'East Oxfordshire', [8]),
  place(20, 'Watlington/Chalgrove Benson', 'South', ['Icknield Community College'], [], 'South East Oxfordshire', [7]),
  place(21, 'Wheatley', 'South', ['Wheatley Park School'], [], 'East Oxfordshire', [10]),
  place(
    22,
    'Henley/Sonning Common Woodcote',
    'South',
    ['Chiltern Edge School', 'Langtree School', 'Gillotts School'],
    [next('Henley'), next('Sonning Common')],
    'South East Oxfordshire',
    [8, 8, 6],
  ),
];

/** @throws RangeError for a number that is not 1 to 22 */
export function localityNumbered(number: number): Locality {
  const found = LOCALITIES[number - 1];
  if (found === undefined) throw new RangeError('localities are numbered 1 to 22');
  return found;
}

function place(
  number: number,
  name: string,
  district: District,
  secondarySchools: readonly string[],
  centres: readonly (string | ChildrensCentre)[],
  partnership1419: string,
  schoolCounts: readonly number[],
): Locality {
  const childrensCentres = centres.map((centre) =>
    typeof centre === 'string' ? { name: centre, nextPhase: false } : centre,
  );
  const area = AREA_OF[district];
  return { number, name, area, district, secondarySchools, childrensCentres, partnership1419, schoolCounts };
}

function next(name: string): ChildrensCentre {
  return { name, nextPhase: true };
}
