import { createElement, Fragment, type Attributes as ReactAttributes, type ReactNode } from 'react';

/** What stands in a page; null is nothing. */
export type Markup = ReactNode;

export type Attributes = ReactAttributes;

/** An element: tag, attributes by React’s names, content. Whatever is put in as text is escaped when it is rendered. */
export const h = createElement;

/** Several, one after the other. */
export function all(...parts: readonly Markup[]): Markup {
  return createElement(Fragment, null, ...parts);
}
