/** Whether the host of an address (`URL.hostname`) is this machine itself, where browsers take plain http for secure. */
export const estHoteLocal = (hostname: string): boolean =>
	['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** Whether a network address is that of this machine itself. */
export const estAdresseLocale = (adresse: string): boolean => /^(?:::ffff:)?127\.|^::1$/i.test(adresse);
