/** Here scripts of its own run, as on the next page: the letter follows what is typed. Nothing is sent while typing. */
export const csr = true;
