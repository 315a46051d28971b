/** Pages are plain HTML unless their group says otherwise: a page that is only read ships no framework script. */
export const csr = false;
