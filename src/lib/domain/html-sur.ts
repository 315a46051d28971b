declare const sur: unique symbol;

/** HTML that went through `enHtml` (`#lib/server/documents/html.ts`): the only kind that a page shows as it is. */
export type HtmlSur = string & { readonly [sur]: true };
