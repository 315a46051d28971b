/**
 * Headers that every answer carries, whoever makes it: a page, a static file, a redirection or a refusal.
 *
 * The content security policy given here is the strictest one, for answers that are not pages; SvelteKit puts
 * the policy of `svelte.config.js` in its place on pages.
 */

/** Browser features switched off: only names that current browsers know, the others are reported as mistakes. */
const FEATURES_OFF = [
	'accelerometer',
	'autoplay',
	'browsing-topics',
	'camera',
	'clipboard-read',
	'display-capture',
	'encrypted-media',
	'gamepad',
	'geolocation',
	'gyroscope',
	'hid',
	'idle-detection',
	'local-fonts',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'picture-in-picture',
	'publickey-credentials-create',
	'publickey-credentials-get',
	'screen-wake-lock',
	'serial',
	'storage-access',
	'usb',
	'window-management',
	'xr-spatial-tracking'
];

/** Copying a letter, and a film of the campaign on the whole screen: the only browser features that the site uses. */
const FEATURES_ON_HERE = ['clipboard-write', 'fullscreen'];

const TWO_YEARS_IN_SECONDS = 63_072_000;

/**
 * The fixed headers of a site that answers at `origin`.
 * @param refusalStyleHash `sha256-…` of the style sheet inside the plain error page, the only one allowed outside pages
 */
export function fixedHeaders(origin: URL, refusalStyleHash: string): Record<string, string> {
	const headers: Record<string, string> = {
		'Content-Security-Policy': `default-src 'none'; style-src '${refusalStyleHash}'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
		'Cross-Origin-Embedder-Policy': 'require-corp',
		'Cross-Origin-Opener-Policy': 'same-origin',
		'Cross-Origin-Resource-Policy': 'same-origin',
		'Permissions-Policy': [
			...FEATURES_OFF.map((feature) => `${feature}=()`),
			...FEATURES_ON_HERE.map((feature) => `${feature}=(self)`)
		].join(', '),
		// Not « no-referrer »: browsers then send « Origin: null » with a plain form, and every post would be refused as
		// foreign. Other sites learn nothing either way.
		'Referrer-Policy': 'same-origin',
		'X-Content-Type-Options': 'nosniff',
		'X-Frame-Options': 'DENY'
	};
	if (origin.protocol === 'https:') {
		headers['Strict-Transport-Security'] = `max-age=${TWO_YEARS_IN_SECONDS}; includeSubDomains`;
	}
	return headers;
}

/** The program that keeps public pages asks for them itself: its own policy must let it. */
export const WORKER_POLICY = "default-src 'none'; connect-src 'self'";
export const WORKER_PATH = '/sw.js';
