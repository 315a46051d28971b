/** A letter that comes back with something to mend is that of the step before: it follows what is typed there too. */
export const csr = true;
