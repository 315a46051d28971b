import { describe, expect, it } from 'vitest';
import { typographie } from './typographie.ts';

const FINE = '\u202f';
const INSECABLE = '\u00a0';

describe('typographie', () => {
	it.each([
		["l'agent n'a pas répondu", 'l’agent n’a pas répondu'],
		['Vraiment ? Oui ; non : si !', `Vraiment${FINE}? Oui${FINE}; non${FINE}: si${FINE}!`],
		['« oui »', `«${INSECABLE}oui${INSECABLE}»`],
		['art. 6 du décret n° 2010-888', `art.${INSECABLE}6 du décret n°${INSECABLE}2010-888`],
		['M. Martin, § 3, L. 521-1', `M.${INSECABLE}Martin, §${INSECABLE}3, L.${INSECABLE}521-1`],
		['15 jours, 70 %, 2 mois', `15${INSECABLE}jours, 70${FINE}%, 2${INSECABLE}mois`],
		['https://exemple.fr/?a=1:2', 'https://exemple.fr/?a=1:2'],
		['le départ. Fin', 'le départ. Fin']
	])('%s', (clavier, imprime) => {
		expect(typographie(clavier)).toBe(imprime);
		expect(typographie(imprime)).toBe(imprime);
	});
});
