/** Looks of the frame around GraphiQL, which brings its own. */
export const PAGE_STYLE = `
html, body { height: 100%; margin: 0; }
body { display: flex; flex-direction: column; font: 16px/1.4 system-ui, sans-serif; color: #16202c; background: #fff; }
header {
  display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; padding: 0.6rem 1rem;
  color: #fff; background: #12394f;
}
h1 { font-size: 1.05rem; margin: 0; }
header p { margin: 0; flex: 1 1 18rem; font-size: 0.875rem; color: #d9e6ee; }
label { font-weight: 600; }
select {
  font: inherit; padding: 0.3rem 0.5rem; max-width: 100%;
  border: 2px solid #fff; border-radius: 4px; color: #16202c; background: #fff;
}
select:focus-visible { outline: 3px solid #ffc933; outline-offset: 2px; }
#status { margin: 0; }
#status:not(:empty) { padding: 0.5rem 1rem; color: #7a1212; background: #fdecec; }
main { flex: 1 1 auto; min-height: 0; }
`;
