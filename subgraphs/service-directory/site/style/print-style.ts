/** The pages on paper: what there is to read. Addresses elsewhere are written out on the pages themselves. */
export const PRINT_STYLE = `
@media print {
  @page { margin: 1.8cm; }
  html { font-size: 10pt; }
  body { display: block; background: #fff; color: #000; }
  header.site nav, footer.site, form.finder, .paging, .skip, .back, .demo { display: none; }
  header.site { background: none; color: #000; padding: 0; border-bottom: 1pt solid #000; }
  .sitename a { color: #000; min-height: 0; }
  header.site, main { padding-inline: 0; }
  main { padding-block: 0.6cm 0; }
  .columns { display: block; }
  .result, .card, .map, tr, li { break-inside: avoid; }
  .result, .card { border-color: #777; }
  h2, h3 { break-after: avoid; }
  a { color: #000; }
  .letter, .pin circle, .dot, .ground, .tag { print-color-adjust: exact; }
  .map { max-width: 13cm; }
  .scroll { overflow: visible; }
}
`;
