import { SITE } from '../form/form-address.ts';
import { all, h } from '../html/h.ts';
import type { PageContent } from './page-frame.ts';

/** What is put into a web site for the finder to be there. */
const TAG = '<script src="https://THIS-HOST/services/widget.js" data-locality="didcot" async></script>';

/** What this site is, what it keeps, and how to have it elsewhere. */
export function aboutPage(): PageContent {
  const content = all(
    h('h1', null, 'About this directory'),
    h('h2', null, 'What it is'),
    h(
      'p',
      null,
      'It tells what there is for children, young people and their families: near whom, when, and for which age. ',
      'The core group of each locality keeps the entries of its locality right.',
    ),
    h('h2', null, 'What it keeps'),
    h(
      'p',
      null,
      'Nothing about you. There are no cookies and no statistics of visitors. What you look for stands in the address of ',
      'the page, as with any search that one can bookmark: your own browser may remember it. No other site is told.',
    ),
    h('h2', null, 'Using it without seeing it, and on paper'),
    h(
      'p',
      null,
      'Every page works with the keyboard alone, without scripts, and enlarged to four times its size. Whatever a map ',
      'shows is told in words beside it. Distances are as the crow flies. To have a page on paper, print it: the form ',
      'and the navigation stay behind.',
    ),
    h('h2', null, 'On your own web site'),
    h(
      'p',
      null,
      'Schools, children’s centres and other access points can have the finder on their own pages, by one line:',
    ),
    h('pre', { tabIndex: 0 }, h('code', null, TAG)),
    h('div', { className: 'demo' }, h('script', { src: `${SITE}/widget.js`, async: true })),
    h('h2', null, 'For programs'),
    h(
      'p',
      null,
      'The whole directory is published as ',
      h('a', { href: '/open-referral/services' }, 'Open Referral UK'),
      '.',
    ),
  );
  return { title: 'About', content, section: `${SITE}/about` };
}
