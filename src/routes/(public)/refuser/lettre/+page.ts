/** The one page of the way that runs scripts of its own: the letter follows what is typed. Nothing is sent while typing. */
export const csr = true;
