/**
 * Where the middle of a place is, by its key: latitude and longitude in degrees (WGS 84), to a hundredth, which is about
 * a kilometre. Enough to say what is near; not to be drawn on a street map.
 */
export const MIDDLES: Readonly<Record<string, readonly [number, number]>> = {
  headington: [51.76, -1.21],
  isis: [51.74, -1.22],
  'north-oxford': [51.78, -1.26],
  'oxford-south-east': [51.72, -1.21],
  'banbury-north': [52.07, -1.35],
  'banbury-central-south-bloxham': [52.05, -1.35],
  bicester: [51.9, -1.15],
  kidlington: [51.82, -1.29],
  'chipping-norton': [51.94, -1.55],
  'carterton-burford': [51.77, -1.6],
  'witney-eynsham': [51.78, -1.45],
  woodstock: [51.85, -1.35],
  faringdon: [51.66, -1.59],
  'wantage-grove': [51.6, -1.42],
  abingdon: [51.67, -1.28],
  cumnor: [51.74, -1.33],
  didcot: [51.61, -1.24],
  'wallingford-goring': [51.57, -1.13],
  thame: [51.75, -0.98],
  'watlington-chalgrove-benson': [51.65, -1.05],
  wheatley: [51.75, -1.14],
  'henley-sonning-common-woodcote': [51.53, -0.95],
  kilburn: [51.54, -0.2],
  kingsbury: [51.58, -0.26],
  willesden: [51.55, -0.23],
  wembley: [51.55, -0.3],
  harlesden: [51.54, -0.25],
};
