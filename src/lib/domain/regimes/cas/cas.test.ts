import { describe, expect, it } from 'vitest';
import { calcul } from '../../../../../test/support/chaine.ts';
import type { Attendu, CasDate, CasDuRegime } from './cas.ts';
import { casContractuelEtat } from './contractuel-etat.ts';
import { casContractuelHospitalier } from './contractuel-hospitalier.ts';
import { casContractuelTerritorial } from './contractuel-territorial.ts';
import { casDgfip } from './dgfip.ts';
import { casDouane } from './douane.ts';
import { casEducationBiatss } from './education-biatss.ts';
import { casFinances } from './finances.ts';
import { casFpe } from './fpe.ts';
import { casFph } from './fph.ts';
import { casFpt } from './fpt.ts';
import { CODES_ECHEANCE } from '../regle.ts';

const TABLES: readonly CasDuRegime[] = [
	casFpe,
	casDgfip,
	casFinances,
	casDouane,
	casEducationBiatss,
	casFpt,
	casFph,
	casContractuelEtat,
	casContractuelTerritorial,
	casContractuelHospitalier
];

const ligne = ({ prudente, limite, statut, certitude }: Attendu) =>
	`${prudente ?? '–'} ${limite ?? '–'} ${statut} ${certitude}`;

describe.each(TABLES)('cas datés : $nom', ({ regime, cas }) => {
	it.each(cas)('$titre', (un: CasDate) => {
		const resultat = calcul({ ...un, faits: un.faits, regime });
		const trouve = Object.fromEntries(
			resultat.echeances.map(({ code, prudente, limite, statut, certitude }) => [
				code,
				ligne({
					prudente: prudente?.toString() ?? null,
					limite: limite?.toString() ?? null,
					statut,
					certitude
				})
			])
		);
		expect(trouve).toMatchObject(
			Object.fromEntries(Object.entries(un.attendu).map(([code, attendu]) => [code, ligne(attendu)]))
		);
		if (un.aFaire !== undefined) expect(resultat.maintenant?.code ?? null).toBe(un.aFaire);
		if (un.commission !== undefined) {
			const saisine = resultat.echeances.find(({ code }) => code === 'saisine-cap');
			expect(saisine?.etapes.map(({ texte }) => texte).join('\n')).toContain(
				`À saisir\u202f: ${un.commission}.`
			);
		}
	});

	it.each(cas)('$titre : dans n’importe quel ordre', (un: CasDate) => {
		const endroit = calcul({ ...un, faits: un.faits, regime });
		expect(calcul({ ...un, faits: un.faits.toReversed(), regime })).toEqual(endroit);
	});
});

describe('tables de cas', () => {
	it('chaque régime a au moins huit cas, dont un de toute la chaîne', () => {
		for (const { regime, nom, cas } of TABLES.filter(({ cas: [premier] }) => !premier?.employeur)) {
			expect(cas.length, nom).toBeGreaterThanOrEqual(8);
			expect(Object.keys(cas[0]?.attendu ?? {}).toSorted(), regime).toEqual(CODES_ECHEANCE.toSorted());
		}
	});

	it('les titres ne se répètent pas dans une table', () => {
		for (const { cas } of TABLES) expect(new Set(cas.map(({ titre }) => titre)).size).toBe(cas.length);
	});
});
