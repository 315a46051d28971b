import { createHash, randomBytes } from 'node:crypto';

/** A secret of 256 random bits, fit for a cookie or an address. */
export const createJeton = (): string => randomBytes(32).toString('base64url');

/**
 * What is stored of such a secret: its SHA-256. A plain digest is enough for 256 random bits, and never for anything
 * shorter.
 */
export const jetonHash = (jeton: string): Buffer => createHash('sha256').update(jeton).digest();
