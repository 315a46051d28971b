/** A text in Markdown is shown as HTML, which the policy of the site lets no script put into a page. */
export const csr = false;
