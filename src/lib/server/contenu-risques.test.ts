import { describe, expect, it } from 'vitest';
import { noticeDeRisque, type Affirmation } from '#lib/domain/courriers/risques.ts';
import { REGIMES, type RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { contenuRisques } from '#lib/server/contenu.ts';

/** What an agent of this régime reads beside the notices, in the order of the page. */
function affirmations(regime: RegimeCode): Affirmation[][] {
	const lu = noticeDeRisque(contenuRisques(), { regime, statut: 'titulaire' });
	return [lu.risques, lu.employeurPeut, lu.employeurNePeutPas];
}

describe('notices de risque', () => {
	const { notices } = contenuRisques();

	it('celles de la référence, mot pour mot, datées de leur dernière lecture', () => {
		expect(notices.map(({ code, texte }) => `${code}\n${texte}`).join('\n\n')).toMatchSnapshot();
		for (const notice of notices) expect(notice.lectureLe).toBe('2026-11-22');
	});

	it.each(notices.map((notice) => [notice.code, notice] as const))(
		'%s a ses sources et ne promet rien',
		(code, notice) => {
			if (code !== 'N-STAGIAIRE') expect(notice.fondements.length).toBeGreaterThan(0);
			expect(notice.texte).not.toMatch(
				/ne risquez rien|votre droit|droit de retrait|conseil juridique|invalide/i
			);
		}
	);

	it('ce qui vaut pour un fonctionnaire de l’État est sourcé', () => {
		const lire = (liste: Affirmation[]) =>
			liste.map(({ texte, fondements }) => `${texte} [${fondements.join(', ')}]`);
		expect(affirmations('fpe').map(lire)).toMatchSnapshot();
	});

	it.each(REGIMES.filter((code) => code !== 'fpe'))('le décret de l’État n’est pas cité : %s', (regime) => {
		const sources = affirmations(regime)
			.flat()
			.flatMap(({ fondements }) => fondements);
		expect(sources.length).toBeGreaterThan(10);
		expect(sources.filter((code) => code.startsWith('decret-2010-888'))).toEqual([]);
	});

	it.each(REGIMES)('rien n’est dit certain sans une source certaine, faite pour eux : %s', (regime) => {
		const certaines = affirmations(regime)
			.flat()
			.filter(({ certitude }) => certitude === 'certain');
		expect(certaines.length).toBeGreaterThan(3);
		const aLEtat = regime === 'fpe' || regime === 'contractuel-etat';
		for (const { texte, fondements } of certaines) {
			const sures = fondements.filter(
				(code) => fondement(code).certitude === 'certain' && (aLEtat || code !== 'circulaire-2012-04-23')
			);
			expect(sures, texte).not.toEqual([]);
		}
	});

	it.each([
		['un fonctionnaire de l’État', { regime: 'fpe', statut: 'titulaire' }, ['N-FPE']],
		['un agent de la DGFiP', { regime: 'fpe', employeur: 'dgfip', statut: 'titulaire' }, ['N-DGFIP']],
		['un douanier', { regime: 'fpe', employeur: 'douane', statut: 'titulaire' }, ['N-FINANCES']],
		[
			'un stagiaire de la DGFiP',
			{ regime: 'fpe', employeur: 'dgfip', statut: 'stagiaire' },
			['N-DGFIP', 'N-STAGIAIRE']
		],
		[
			'un contractuel de la DGFiP',
			{ regime: 'contractuel-etat', employeur: 'dgfip', statut: 'contractuel' },
			['N-CONTRACTUEL-ETAT']
		],
		['une décharge de 69 %', { regime: 'fpe', statut: 'titulaire', decharge: 69 }, ['N-FPE']],
		['une décharge de 70 %', { regime: 'fpe', statut: 'titulaire', decharge: 70 }, ['N-FPE', 'N-DECHARGE']],
		['une décharge totale', { regime: 'fpe', statut: 'titulaire', decharge: 100 }, ['N-FPE']],
		['un territorial', { regime: 'fpt', statut: 'titulaire' }, ['N-FPT']],
		['un hospitalier', { regime: 'fph', statut: 'titulaire' }, ['N-FPH']],
		[
			'un contractuel hospitalier',
			{ regime: 'contractuel-hospitalier', statut: 'contractuel' },
			['N-CONTRACTUEL-HOSPITALIER']
		],
		[
			'un contractuel territorial',
			{ regime: 'contractuel-territorial', statut: 'contractuel' },
			['N-CONTRACTUEL-TERRITORIAL']
		],
		['un ouvrier de l’État', { regime: 'ouvriers-defense-1972', statut: 'ouvrier-etat' }, ['N-ANCIEN']]
	] as const)('%s lit les siennes', (_, situation, attendues) => {
		const lues = noticeDeRisque(contenuRisques(), situation);
		expect(lues.notices.map(({ code }) => code)).toEqual(attendues);
		expect(lues.risques).toHaveLength(situation.regime === 'fpe' ? 6 : 5);
	});
});
