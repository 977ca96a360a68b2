/** As much of React as its server renderer needs: elements by tag name, and text. */
declare module 'react' {
  export type ReactNode = ReactElement | string | number | null;
  export interface ReactElement {
    readonly type: unknown;
    readonly props: unknown;
  }
  /** Attributes by React’s names (`className`, `htmlFor`); one that is undefined or null is left out. */
  export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;
  export const Fragment: unique symbol;
  export function createElement(
    type: string | typeof Fragment,
    attributes: Attributes | null,
    ...children: readonly ReactNode[]
  ): ReactElement;
}

declare module 'react-dom/server' {
  import type { ReactElement } from 'react';
  /** HTML text, in which every text and attribute is escaped. */
  export function renderToStaticMarkup(element: ReactElement): string;
}
