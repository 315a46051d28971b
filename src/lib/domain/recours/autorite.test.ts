import { describe, expect, it } from 'vitest';
import { autoriteCompetente } from '#lib/domain/recours/autorite.ts';
import type { EmployeurCode, RegimeCode } from '#lib/domain/regimes/codes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';

describe('à qui le texte envoie le recours', () => {
	it.each<[RegimeCode, string, string, string]>([
		['fpe', 'l’autorité hiérarchique', 'decret-2010-888-art-6', 'certain'],
		['contractuel-etat', 'l’autorité hiérarchique', 'decret-86-83-art-1-4', 'certain'],
		['fpt', 'l’autorité territoriale', 'decret-2014-1526-art-7', 'certain'],
		['contractuel-territorial', 'l’autorité territoriale', 'decret-88-145-art-1-3', 'certain'],
		['fph', 'l’autorité investie du pouvoir de nomination', 'decret-2020-719', 'discute'],
		[
			'contractuel-hospitalier',
			'l’autorité investie du pouvoir de nomination',
			'decret-91-155-art-1-3',
			'a-verifier'
		]
	])('%s : %s', (regime, nom, code, certitude) => {
		const trouvee = autoriteCompetente(regime, null)!;
		expect(trouvee.nom).toBe(nom);
		expect(trouvee.source).toMatchObject({ fondement: code, certitude });
		const toutes = [trouvee.source, ...trouvee.enPratique, trouvee.siInconnue, trouvee.siEvalue];
		for (const une of toutes) {
			if (une?.fondement) expect(fondement(une.fondement).etat).not.toBe('abroge');
			if (une && une.fondement === null && une.certitude === 'certain')
				expect(une.texte).toMatch(/^Demandez/);
		}
	});

	it('l’évaluateur n’est l’autorité que là où les textes le permettent', () => {
		const permis = (regime: RegimeCode) => autoriteCompetente(regime, null)?.siEvalue !== null;
		expect(['fpe', 'contractuel-etat'].map((regime) => permis(regime as RegimeCode))).toEqual([false, false]);
		expect(
			['fpt', 'fph', 'contractuel-territorial', 'contractuel-hospitalier'].every((regime) =>
				permis(regime as RegimeCode)
			)
		).toBe(true);
	});

	it('pour un contractuel d’hôpital, rien n’est dit comme sûr', () => {
		const { source, enPratique, siEvalue } = autoriteCompetente('contractuel-hospitalier', null)!;
		const certitudes = [source, ...enPratique, siEvalue].map((une) => une?.certitude);
		expect(certitudes).toEqual(['a-verifier', 'a-verifier', 'a-verifier']);
	});

	it.each<[EmployeurCode, RegimeCode, string]>([
		['dgfip', 'fpe', 'Directrice départementale des finances publiques'],
		['education-biatss', 'fpe', 'Rectrice de l’académie de Lille'],
		['dgfip', 'contractuel-etat', 'Directrice de l’établissement'],
		['finances', 'fpe', 'Directrice de l’établissement']
	])('%s en %s : %s en exemple', (employeur, regime, qualite) => {
		expect(autoriteCompetente(regime, employeur)?.exemple.qualite).toBe(qualite);
	});

	it('les anciennes notations n’ont pas ce recours', () => {
		expect(autoriteCompetente('onic-2005', null)).toBeNull();
		expect(autoriteCompetente('ouvriers-defense-1972', null)).toBeNull();
	});
});
