import { estHoteLocal } from '#lib/server/boucle-locale.ts';

/** A cookie as SvelteKit's `cookies.set(name, value, options)` takes it. */
export type Cookie = {
	name: string;
	options: { path: '/'; httpOnly: true; secure: boolean; sameSite: 'lax'; maxAge?: number };
};

/**
 * A cookie of the site at `origin`: unreadable by scripts, same site, whole site. Secure, and so named `__Host-`, wherever
 * browsers accept it: over https, and over http to this machine itself. Without `maxAge` (seconds) it ends with the
 * browser.
 */
function siteCookie(origin: string, nom: string, maxAge?: number): Cookie {
	const { protocol, hostname } = new URL(origin);
	const secure = protocol === 'https:' || estHoteLocal(hostname);
	return {
		name: secure ? `__Host-${nom}` : nom,
		options: {
			path: '/',
			httpOnly: true,
			secure,
			sameSite: 'lax',
			...(maxAge === undefined ? {} : { maxAge })
		}
	};
}

/** The cookie that holds the session. Its name says nothing. */
export const sessionCookie = (origin: string, maxAge?: number): Cookie => siteCookie(origin, 's', maxAge);

/** Binds a mailed code to the browser that asked for it. */
export const navigateurCookie = (origin: string): Cookie => siteCookie(origin, 'n');

/** Says that this device already signed in to an account; kept for a year on one's own device only. */
export const appareilCookie = (origin: string, appareilPersonnel: boolean): Cookie =>
	siteCookie(origin, 'a', appareilPersonnel ? 365 * 86_400 : undefined);
