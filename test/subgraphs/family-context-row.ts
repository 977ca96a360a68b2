/** One row of either file of the format, with the columns that both have; the importer has added the unit. */
export const FAMILY_CONTEXT_ROW: Readonly<Record<string, string>> = {
  'Cms Id': '1234567',
  'First Name': 'Wren',
  'Last Name': 'Example',
  'Date Of Birth': '2012-02-29',
  Gender: 'Female',
  Address: 'Flat 7m\nSally mall\nDaviesmouth\nG6T 3BF',
  'Service Involvement': 'Current',
  'Date Current As Of': '2022-10-15 00:00:00',
  'Coverage Start Date': '2018-01-01 00:00:00',
  'Coverage End Date': '2022-09-30 00:00:00',
  'Coverage Geographic Area': 'test',
  'Date Of Most Recent Interaction': '2022-07-07',
  'Start Date Of Last Involvement': '2018-08-23',
  unit: 'a-unit',
};
