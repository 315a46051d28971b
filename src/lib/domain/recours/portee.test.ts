import { describe, expect, it } from 'vitest';
import { apports, demandesPossibles, perimetre } from '#lib/domain/recours/portee.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

const REGIMES = [
	'fpe',
	'fpt',
	'fph',
	'contractuel-etat',
	'contractuel-territorial',
	'contractuel-hospitalier'
] as const satisfies readonly RegimeCode[];
const autreNom = (regime: RegimeCode) => (regime.startsWith('contractuel') ? /\bCAP\b/ : /\bCCP\b/);

describe('ce que l’on perd à laisser un élément de côté', () => {
	it.each<[RegimeCode, string, string]>([
		['fpe', 'discute', 'decret-2010-888-art-6'],
		['fpt', 'discute', 'decret-2014-1526-art-7'],
		['contractuel-etat', 'discute', 'decret-86-83-art-1-4'],
		['contractuel-territorial', 'discute', 'fiche-cdg77-ccp'],
		['fph', 'a-verifier', 'decret-2020-719']
	])('%s : %s, par %s', (regime, certitude, code) => {
		const dit = perimetre({ regime, employeur: null });
		expect(dit).toMatchObject({ certitude });
		expect(dit.fondements).toContain(code);
		expect(dit.texte).toContain('Un guide syndical de la DGFiP le dit pour ses agents');
	});

	it('contractuel territorial : l’article n’a pas été lu, ce sont des centres de gestion qui l’écrivent', () => {
		const { texte } = perimetre({ regime: 'contractuel-territorial', employeur: null });
		expect(texte).toContain('des centres de gestion l’écrivent');
		expect(texte).not.toContain('c’est écrit');
		expect(perimetre({ regime: 'fpt', employeur: null }).texte).toContain('cela, c’est écrit');
	});

	it('contractuel hospitalier : aucun texte n’est cité comme lu', () => {
		const dit = perimetre({ regime: 'contractuel-hospitalier', employeur: null });
		expect(dit.certitude).toBe('a-verifier');
		expect(dit.texte).toContain('n’a pas pu être lu');
		expect(dit.fondements).toEqual(['doctrine-cgt-recours-hierarchique']);
	});

	it('jamais certain, nulle part ; à la DGFiP, le guide parle de ses agents', () => {
		for (const regime of REGIMES) {
			expect(perimetre({ regime, employeur: null }).certitude).not.toBe('certain');
			expect(perimetre({ regime, employeur: null }).texte).not.toMatch(autreNom(regime));
		}
		expect(perimetre({ regime: 'fpe', employeur: 'dgfip' }).texte).toContain('À la DGFiP');
	});
});

describe.each(REGIMES)('ce qu’un recours peut et ne peut pas, %s', (regime) => {
	const { peut, nePeutPas } = apports({ regime });
	const dits = [...peut, ...nePeutPas, ...demandesPossibles({ regime })];

	it('chaque source citée existe et n’est pas abrogée', () => {
		for (const { fondement: code } of dits)
			if (code !== null) expect(fondement(code).etat).not.toBe('abroge');
	});

	it('la commission donne un avis, le tribunal court à part, rien n’est promis', () => {
		const non = nePeutPas.map(({ texte }) => texte).join('\n');
		expect(non).toContain('elle donne un avis');
		expect(non).toContain('il court à part');
		expect(dits.map(({ texte }) => texte).join('\n')).not.toMatch(
			/gagner|droit au refus|aucune conséquence|vous ne risquez/i
		);
	});

	it('la commission y porte son nom', () => {
		for (const { texte } of dits) expect(texte).not.toMatch(autreNom(regime));
	});
});
