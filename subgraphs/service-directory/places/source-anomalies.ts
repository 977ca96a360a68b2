/** What does not agree in the source, told with the places that it concerns and not repaired. */
export interface SourceAnomaly {
  /** Keys of places. */
  readonly places: readonly string[];
  readonly note: string;
}

export const SOURCE_ANOMALIES: readonly SourceAnomaly[] = [
  { places: ['isis'], note: 'Section 12 spells “ISIS”; Appendix 3 “Isis”.' },
  { places: ['west-oxfordshire'], note: 'Section 12 calls district “West”; Appendix 3 “West Oxfordshire”.' },
  {
    places: ['banbury-central-south-bloxham'],
    note: 'Row 6 name is split over two lines: “Banbury, Central” / “South/Bloxham”; section 12 has “Banbury Central, South, Bloxham”.',
  },
  {
    places: ['banbury-central-south-bloxham', 'carterton-burford', 'witney-eynsham', 'henley-sonning-common-woodcote'],
    note: 'Rows 6, 10, 11 and 22 give more than one school count (one per school partnership): 11+10, 6+10, 17+7, 8+8+6.',
  },
  {
    places: ['woodstock', 'witney-eynsham'],
    note: 'Row 12 Woodstock says next phase “to include Eynsham” although Eynsham is in row 11.',
  },
  { places: ['abingdon'], note: 'Row 15: Abingdon is in Vale, but Berinsfield is in South.' },
  { places: ['cumnor'], note: 'Row 16 Cumnor: 14-19 partnership is “City”, other rows say “Oxford City”.' },
  { places: ['thame', 'watlington-chalgrove-benson'], note: 'Rows 19 and 20: “Next phase” has no bullet mark.' },
  {
    places: ['oxfordshire'],
    note: 'Section 11 announces 25 new children’s centres 2006-08 plus four existing; Appendix 3 names exactly 25 that are not marked next phase (some of these may be existing ones).',
  },
];
