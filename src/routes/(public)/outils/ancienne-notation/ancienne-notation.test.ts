import { describe, expect, it } from 'vitest';
import { documentNotation } from '#lib/domain/contrat/notation.ts';
import { FICHE as FICHE_DEFENSE } from './defense/saisie.server.ts';
import { listeDuFormulaire } from './onic/corps/liste.server.ts';
import { ENTRETIEN } from './onic/entretien/saisie.server.ts';
import { FICHE } from './onic/fiche/saisie.server.ts';
import { reponse, resultatVu } from './resultat.server.ts';

const AU = Temporal.PlainDate.from('2026-01-12');

/** What a schema reads, without what was left out; or its sentences, each with its field. */
function lu(
	schema: typeof FICHE | typeof ENTRETIEN | typeof FICHE_DEFENSE,
	valeurs: Record<string, string>
): unknown {
	const resultat = schema.safeParse(valeurs);
	return resultat.success
		? JSON.parse(JSON.stringify(resultat.data))
		: resultat.error.issues.map(({ path, message }) => [path.join('.'), message]);
}

describe('un formulaire dit la même chose que le contrat', () => {
	it.each<[string, Record<string, string>, unknown]>([
		['rien', {}, { fiche: {} }],
		[
			'notes à virgule',
			{ notePrecedente: '20,5', note: '21.5' },
			{ fiche: { notePrecedente: 20.5, note: 21.5 } }
		],
		['pas de note précédente', { sansNotePrecedente: 'oui' }, { fiche: { notePrecedente: null } }],
		[
			'oui, non, je ne sais pas',
			{ appreciationGenerale: 'non', signeeAgent: '' },
			{ fiche: { appreciationGenerale: false } }
		],
		[
			'une note en lettres',
			{ note: 'vingt' },
			[['note', 'Écrivez un nombre pour la note de l’année, comme 16 ou 16,5.']]
		],
		[
			'une note et la case qui dit qu’il n’y en avait pas',
			{ notePrecedente: '20', sansNotePrecedente: 'oui' },
			[['notePrecedente', 'Effacez cette note, ou décochez la case qui dit qu’il n’y en avait pas.']]
		],
		[
			'une appréciation démesurée',
			{ appreciation: 'a'.repeat(20_001) },
			[['appreciation', 'C’est trop long\u202f: 20\u202f000 caractères au plus.']]
		]
	])('ONIC, une fiche : %s', (_, valeurs, attendu) => {
		expect(lu(FICHE, valeurs)).toEqual(attendu);
	});

	it.each<[string, Record<string, string>, unknown]>([
		['rien', {}, { entretien: {} }],
		[
			'deux thèmes',
			{ rubriques: 'résultats formation' },
			{ entretien: { rubriques: ['résultats', 'formation'] } }
		],
		['aucun thème', { rubriques: 'aucun' }, { entretien: { rubriques: [] } }],
		['réponses inventées', { conduitPar: 'moi', ficheDePoste: 'bleue' }, { entretien: {} }],
		[
			'un thème et aucun',
			{ rubriques: 'formation aucun' },
			[['rubriques', 'Cochez des thèmes, ou «\u00a0Aucun de ces thèmes\u00a0», pas les deux.']]
		]
	])('ONIC, un entretien : %s', (_, valeurs, attendu) => {
		expect(lu(ENTRETIEN, valeurs)).toEqual(attendu);
	});

	it.each<[string, Record<string, string>, Record<string, unknown>]>([
		['rien', {}, {}],
		['points', { 'rubrique-1': '12', 'rubrique-7': '13,5' }, { points: [12, 13.5] }],
		[
			'sans note ni appréciation',
			{ sansNote: 'oui', sansAppreciation: 'oui' },
			{ note: null, appreciation: null }
		],
		[
			'un jour et une année',
			{ dateNotation: '15/11/1990', annee: '1990' },
			{ dateNotation: '1990-11-15', annee: 1990 }
		],
		['une grille', { grille: '2', ecrite: 'non' }, { grille: 2, communication: { ecrite: false } }],
		[
			'des absences',
			{ 'absence-maladie': 'signalee', 'absence-adoption': 'retenue', 'absence-autre': 'non-retenue' },
			{
				absences: [
					{ motif: 'maladie' },
					{ motif: 'adoption', retenue: true },
					{ motif: 'autre', retenue: false }
				]
			}
		]
	])('Défense : %s', (_, valeurs, attendu) => {
		expect(lu(FICHE_DEFENSE, valeurs)).toEqual({ fiche: { communication: {}, ...attendu } });
	});

	it.each<[string, Record<string, string>, string]>([
		['avant l’instruction', { annee: '1971' }, 'annee'],
		['un mois négatif', { presenceMois: '-1' }, 'presenceMois'],
		['un jour impossible', { dateNotation: '31/02/1990' }, 'dateNotation'],
		['des points en lettres', { 'rubrique-3': 'x' }, 'rubrique-3'],
		['une note, et pas de note', { note: '12', sansNote: 'oui' }, 'note']
	])('Défense, refusé à son champ : %s', (_, valeurs, champ) => {
		expect(lu(FICHE_DEFENSE, valeurs)).toEqual([[champ, expect.stringMatching(/\.$/)]]);
	});
});

describe('la liste d’un corps', () => {
	function envoi(lignes: string, fichier?: Uint8Array<ArrayBuffer>): Request {
		const body = new FormData();
		body.set('lignes', lignes);
		body.set('fichier', new File(fichier ? [fichier] : [], fichier ? 'corps.csv' : ''));
		return new Request('http://localhost/', { method: 'POST', body });
	}

	it('tapée : un collage de tableur garde sa dernière case vide', async () => {
		const { corps } = await listeDuFormulaire(envoi('A. B.\t20\t21\r\nC. D.\t20\t'));
		expect(corps).toEqual({
			ok: true,
			valeur: [
				{ agent: 'A. B.', notePrecedente: 20, note: 21 },
				{ agent: 'C. D.', notePrecedente: 20, note: null }
			]
		});
	});

	it('en fichier : son texte prend la place de ce qui est tapé, pour être corrigé', async () => {
		const { valeurs, corps } = await listeDuFormulaire(envoi('ancien', new TextEncoder().encode('É;20;x')));
		expect(valeurs).toEqual({ lignes: 'É;20;x' });
		expect(corps).toMatchObject({ ok: false, refus: { champ: 'lignes' } });
	});

	it('un classeur est refusé à son champ, et ce qui est tapé reste', async () => {
		const { valeurs, corps } = await listeDuFormulaire(envoi('A;20;21', Uint8Array.from([0x50, 0x4b, 3, 4])));
		expect(valeurs).toEqual({ lignes: 'A;20;21' });
		expect(corps).toMatchObject({ ok: false, refus: { code: 'classeur', champ: 'fichier' } });
	});
});

describe('le résultat à l’écran', () => {
	function vu(systeme: string, saisie: unknown) {
		const document = documentNotation(systeme, saisie);
		if (!document.ok) throw new Error(document.refus.message);
		return resultatVu(document.resultat, AU);
	}

	it('les passages d’une règle sont ensemble, et les plus longues listes sont coupées', () => {
		const corps = Array.from({ length: 300 }, (_, rang) => ({
			agent: `A${rang}`,
			notePrecedente: 20,
			note: 23.5
		}));
		const [premier] = vu('onic-2005', { corps }).releves;
		expect(premier).toMatchObject({ code: 'O08', mot: 'Contraire au texte', caches: '100\u00a0autres' });
		expect(premier?.passages).toHaveLength(200);
	});

	it('un quota nomme au plus cinquante personnes et dit combien il en reste', () => {
		const corps = Array.from({ length: 60 }, (_, rang) => ({
			agent: `A${rang}`,
			notePrecedente: 20,
			note: 23
		}));
		expect(vu('onic-2005', { corps }).quotas?.[0]).toMatchObject({
			permis: '12 (20\u202f% de 60)',
			donne: '60',
			etat: 'Dépassé',
			qui: expect.stringMatching(/A49 et 10\u00a0autres$/)
		});
	});

	it.each<[string, unknown, string]>([
		['rien', { fiche: {} }, 'Rien de contraire au texte dans ce que vous avez donné.'],
		[
			'une alerte',
			{ fiche: { signeeAgent: false } },
			'Aucun point contraire au texte, 2\u00a0points à regarder.'
		],
		['une erreur', { fiche: { notePrecedente: 20, note: 25 } }, '1\u00a0point contraire au texte.']
	])('sa première phrase : %s', (_, saisie, phrase) => {
		expect(vu('onic-2005', saisie).phrase).toBe(`${phrase} Ce qui n’est pas donné n’est pas vérifié.`);
	});

	it('un formulaire vide est refusé, un formulaire refusé l’est à son champ', () => {
		const vide = { fiche: { note: undefined, communication: { ecrite: undefined } } };
		expect(reponse({ op_id: 'x', note: '' }, 'ouvriers-defense-1972', vide, AU)).toMatchObject({
			status: 422,
			data: { erreurs: [{ champ: '', message: expect.stringContaining('Tout est vide') }] }
		});
		const aucun = { entretien: { rubriques: [] } };
		expect(reponse({ rubriques: 'aucun' }, 'onic-2005', aucun, AU)).toHaveProperty('resultat');
		const trop = { corps: [{ note: 20_000 }] };
		expect(reponse({ lignes: 'A;20;20000' }, 'onic-2005', trop, AU, { note: 'lignes' })).toMatchObject({
			status: 422,
			data: { valeurs: { lignes: 'A;20;20000' }, erreurs: [{ champ: 'lignes' }] }
		});
	});

	it('le texte du système est nommé en tête, puis seulement les autres sources', () => {
		const { mention, ambiguites, releves } = vu('ouvriers-defense-1972', { fiche: { assiduite: 20 } });
		expect(mention.sources[0]?.code).toBe('instruction-72-08');
		expect(ambiguites.flatMap(({ sources }) => sources.map(({ code }) => code))).not.toContain(
			'instruction-72-08'
		);
		expect(releves[0]?.source.texte).toMatch(/, point\u00a04\.1$/);
	});
});
