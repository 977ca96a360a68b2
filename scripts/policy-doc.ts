import { policyPage } from './hub/policy-page.ts';

/** `npm run -s policy:doc > docs/sharing-policy.md` prints the sharing policy as a page. */
process.stdout.write(policyPage());
