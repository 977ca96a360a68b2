const FORM = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a text could be the hub’s id of a child: a UUID in lower case, as the index writes them. */
export function isChildId(text: string): boolean {
  return FORM.test(text);
}

/** No child has this id. It stands for whatever leads to no child, so that asking in vain takes the same way. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';
