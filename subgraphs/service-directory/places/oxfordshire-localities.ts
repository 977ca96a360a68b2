import { tableRows } from './table-rows.ts';

/** A locality as the county’s plan of 2005 has it (Oxfordshire, Annex 2, section 12 and Appendix 3). */
export interface LocalityFact {
  readonly number: number;
  readonly name: string;
  /** As section 12 spells it, where that differs from Appendix 3. */
  readonly nameInSection12?: string;
  readonly area: 'North' | 'City' | 'South';
  readonly district: string;
  readonly secondarySchools: readonly string[];
  /** One number for each school partnership. */
  readonly schoolCounts: readonly number[];
  readonly childrensCentres: readonly ChildrensCentreFact[];
  /** Where children’s centres wait for the next phase: the source’s words. */
  readonly nextPhase?: string;
  /** The partnership for ages 14 to 19. */
  readonly partnership: string;
}

export interface ChildrensCentreFact {
  readonly name: string;
  readonly nextPhase?: true;
}

/** In the order of Appendix 3; a children’s centre with a star waits for the next phase. */
const APPENDIX_3 = `
1 | Headington |  | City | Oxford City | Cheney School | 9 | Barton/Sandhills; Churchill |  | Oxford City
2 | Isis | ISIS | City | Oxford City | Oxford Community School | 10 | Cowley; St Mary’s |  | Oxford City
3 | North Oxford |  | City | Oxford City | Cherwell School | 14 | Hinksey/Jericho; Wolvercote; Marston/Northway |  | Oxford City
4 | Oxford South East |  | City | Oxford City | Peers School | 11 | Rose Hill; Blackbird Leys |  | Oxford City
5 | Banbury North |  | North | Cherwell | Drayton School | 8 | Sunshine Centre/ Ruscote; Hardwick/Neithrop |  | North Oxfordshire
6 | Banbury, Central South/Bloxham | Banbury Central, South, Bloxham | North | Cherwell | Banbury School; Blessed George Napier; Warriner School | 11+10 | Calthorpe, Britannia Road; Grimsbury and Castle/East Street; Bloxham * | Bloxham. Next phase – possible rural outreach model. | North Oxfordshire
7 | Bicester |  | North | Cherwell | Bicester Community College; Cooper School | 19 | Bicester West with outreach/BUFF |  | East Oxfordshire
8 | Kidlington |  | North | Cherwell | Gosford Hill School | 7 | Kidlington |  | East Oxfordshire
9 | Chipping Norton |  | North | West Oxfordshire | Chipping Norton School | 12 | Ace Centre |  | North Oxfordshire
10 | Carterton/ Burford | Carterton and Burford | North | West Oxfordshire | Carterton College; Burford School and Community College | 6+10 | Carterton |  | West Oxfordshire
11 | Witney/Eynsham | Witney, Eynsham | North | West Oxfordshire | Henry Box; Wood Green; Bartholomew | 17+7 | Witney |  | West Oxfordshire
12 | Woodstock |  | North | West Oxfordshire | Marlborough School | 10 |  | Next phase but to include Eynsham | West Oxfordshire
13 | Faringdon |  | South | Vale | Faringdon Community College | 11 | Faringdon |  | Ridgeway
14 | Wantage/Grove | Wantage and Grove | South | Vale | King Alfred’s | 14 |  | Next phase | Ridgeway
15 | Abingdon |  | South | Vale | John Mason School; Larkmead School; Fitzharrys School | 27 | Berinsfield; South Abingdon/ Sutton Courtenay Sure Start; North Abingdon |  | Abingdon
16 | Cumnor |  | South | Vale | Matthew Arnold | 8 | Botley |  | City
17 | Didcot |  | South | South | St Birinus | 15 | Northbourne; Didcot All Saints |  | Ridgeway
18 | Wallingford/ Goring | Wallingford, Goring | South | South | Wallingford School | 9 |  | Next phase | Ridgeway
19 | Thame |  | South | South | Lord Williams’ School | 8 |  | Next phase | East Oxfordshire
20 | Watlington/Chalgrove Benson | Watlington, Chalgrove, Benson | South | South | Icknield Community College | 7 |  | Next phase | South East Oxfordshire
21 | Wheatley |  | South | South | Wheatley Park School | 10 |  | Next phase | East Oxfordshire
22 | Henley/Sonning Common Woodcote | Henley, Sonning Common, Woodcote | South | South | Chiltern Edge School; Langtree School; Gillotts School | 8+8+6 | Henley *; Sonning Common * | Henley next phase; Sonning Common next phase | South East Oxfordshire
`;

/** The 22 localities, as the source spells them: its oddities are in source-anomalies.ts, not repaired here. */
export const OXFORDSHIRE_LOCALITIES: readonly LocalityFact[] = tableRows(APPENDIX_3).map(
  ([
    number,
    name = '',
    other = '',
    area,
    district = '',
    schools = '',
    counts = '',
    centres = '',
    phase = '',
    partnership = '',
  ]) => ({
    number: Number(number),
    name,
    ...(other === '' ? {} : { nameInSection12: other }),
    area: area as LocalityFact['area'],
    district,
    secondarySchools: schools.split('; '),
    schoolCounts: counts.split('+').map(Number),
    childrensCentres: centres === '' ? [] : centres.split('; ').map(centreOf),
    ...(phase === '' ? {} : { nextPhase: phase }),
    partnership,
  }),
);

function centreOf(text: string): ChildrensCentreFact {
  return text.endsWith(' *') ? { name: text.slice(0, -2), nextPhase: true } : { name: text };
}
