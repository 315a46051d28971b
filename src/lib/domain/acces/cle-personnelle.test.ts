import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleAffichee, clePersonnelle, cleSaisie, OCTETS_DE_CLE } from './cle-personnelle.ts';

const cles = fc.uint8Array({ minLength: OCTETS_DE_CLE, maxLength: OCTETS_DE_CLE }).map(clePersonnelle);
const SIGNES = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

describe('une clé se retape comme on veut', () => {
	it('toute clé affichée se relit, en minuscules et avec des espaces aussi', () => {
		fc.assert(
			fc.property(cles, (cle) => {
				expect(cle).toMatch(/^[0-9A-HJKMNP-TV-Z]{28}$/);
				expect(cleSaisie(cleAffichee(cle))).toEqual({ ok: true, cle });
				expect(cleSaisie(cleAffichee(cle).toLowerCase().replaceAll('-', ' '))).toEqual({ ok: true, cle });
			})
		);
	});

	it('un O se lit 0, un I ou un L se lit 1', () => {
		const cle = clePersonnelle(new Uint8Array(OCTETS_DE_CLE).fill(0b0000_1000));
		const confondue = cle.replaceAll('0', 'o').replaceAll('1', 'l');
		expect(confondue).not.toBe(cle);
		expect(cleSaisie(confondue)).toEqual({ ok: true, cle });
	});

	it('elle s’affiche en sept groupes de quatre', () => {
		const cle = clePersonnelle(new Uint8Array(OCTETS_DE_CLE));
		expect(cleAffichee(cle)).toMatch(/^\w{4}(-\w{4}){6}$/);
	});
});

describe('une faute de frappe se voit', () => {
	it('tout signe remplacé par un autre', () => {
		fc.assert(
			fc.property(cles, fc.nat(27), fc.nat(31), (cle, rang, n) => {
				const autre = SIGNES[n]!;
				fc.pre(cle[rang] !== autre);
				expect(cleSaisie(cle.slice(0, rang) + autre + cle.slice(rang + 1))).toMatchObject({
					ok: false,
					refus: { code: 'cle-controle', champ: 'cle' }
				});
			})
		);
	});

	it('deux signes voisins inversés dans la partie aléatoire', () => {
		fc.assert(
			fc.property(cles, fc.nat(24), (cle, rang) => {
				const [a, b] = [cle[rang]!, cle[rang + 1]!];
				fc.pre(a !== b);
				expect(cleSaisie(cle.slice(0, rang) + b + a + cle.slice(rang + 2)).ok).toBe(false);
			})
		);
	});

	it.each([
		['rien', '', 'cle-absente'],
		['un groupe oublié', 'AAAA-AAAA-AAAA-AAAA-AAAA-AAAA', 'cle-longueur'],
		['un signe qu’aucune clé ne contient', `${'A'.repeat(27)}U`, 'cle-signe']
	])('%s', (_, texte, code) => {
		expect(cleSaisie(texte)).toMatchObject({ ok: false, refus: { code } });
	});
});

it('130 bits sont aléatoires : deux jeux d’octets qui diffèrent dans ces bits donnent deux clés', () => {
	const vues = new Set<string>();
	for (let bit = 0; bit < 130; bit++) {
		const octets = new Uint8Array(OCTETS_DE_CLE);
		octets[Math.floor(bit / 8)] = 0x80 >> (bit % 8);
		vues.add(clePersonnelle(octets));
	}
	expect(vues.size).toBe(130);
});
