/** Here scripts of its own run: the letter follows what is typed. Nothing is sent while typing. */
export const csr = true;
