import { describe, expect, it } from 'vitest';
import { moyens } from '#lib/domain/moyens/moyens.ts';
import { calcul } from '../delais/saisie.server.ts';
import { champDuRefus, declaration, LONGUEUR_MAXIMALE, pourLesDelais, saisieDe } from './declaration.ts';

const AU = Temporal.PlainDate.from('2026-03-02');

const COMPLET = {
	lieu: 'dgfip',
	statut: 'titulaire',
	issue: 'tenu',
	convocationLe: '2026-01-05',
	entretienLe: '2026-01-20',
	remise: 'compte-rendu-communique',
	remisLe: '2026-02-10',
	texte: 'Très bon agent.'
};

const lire = (champs: Record<string, string>) => declaration(saisieDe({ ...COMPLET, ...champs }), AU);

/** Type and day of each fact. */
function faits(champs: Record<string, string>): string[] {
	const lue = lire(champs);
	if (!lue.ok) throw new Error(lue.erreurs.map(({ message }) => message).join(' '));
	return lue.declaration.dossier.faits.map(({ type, le }) => `${type} ${le.toString()}`);
}

describe('ce qui a été dit devient des faits', () => {
	it.each<[string, Record<string, string>, string[]]>([
		[
			'entretien tenu',
			{},
			['convocation-recue 2026-01-05', 'entretien-tenu 2026-01-20', 'compte-rendu-communique 2026-02-10']
		],
		[
			'absence',
			{ issue: 'absent', convocationLe: '', remise: 'compte-rendu-notifie' },
			['absence-constatee 2026-01-20', 'compte-rendu-notifie 2026-02-10']
		],
		[
			'refus daté, entretien encore à venir',
			{ issue: 'refuse', refusLe: '08/01/2026', entretienLe: '2026-03-10', remisLe: '' },
			['convocation-recue 2026-01-05', 'refus-envoye 2026-01-08']
		],
		[
			'un refus que personne n’a écrit ne devient pas un fait',
			{ refusLe: '2026-01-08', convocationLe: '', remisLe: '' },
			['entretien-tenu 2026-01-20']
		],
		['aucun entretien', { issue: 'aucun', convocationLe: '', entretienLe: '', remisLe: '' }, []],
		['ancienne notation : aucun délai ne se compte', { lieu: 'onic' }, []]
	])('%s', (_, champs, attendus) => {
		expect(faits(champs)).toEqual(attendus);
	});

	it.each([
		[{ issue: 'refuse', refusLe: '' }, { G05: 'refuse' }],
		[{ issue: 'refuse', refusLe: '2026-01-08' }, {}],
		[{ issue: 'aucun' }, { G05: 'rien-dit' }],
		[{ issue: 'tenu' }, {}]
	])('%o répond d’avance à la question sur l’entretien', (champs, reponses) => {
		const lue = lire(champs);
		expect(lue.ok && lue.declaration.dossier.reponses).toEqual(reponses);
	});

	it.each<[string, Record<string, string>]>([
		['entretien tenu', {}],
		['absence', { issue: 'absent', decharge: 'oui' }],
		['refus', { issue: 'refuse', refusLe: '2026-01-08', remise: 'compte-rendu-notifie' }]
	])('%s : le calcul des délais reprend la même personne et les mêmes jours', (_, champs) => {
		const saisie = saisieDe({ ...COMPLET, ...champs });
		const lue = declaration(saisie, AU);
		if (!lue.ok) throw new Error(lue.erreurs.map(({ message }) => message).join(' '));
		const { dossier, situation } = lue.declaration;
		const repris = calcul(pourLesDelais(saisie, dossier.faits), () => AU);
		if (!repris.ok) throw new Error(repris.erreurs.map(({ message }) => message).join(' '));
		expect(repris.calcul.situation).toEqual(situation);
		expect(repris.calcul.donnes.map(({ fait }) => fait)).toEqual(dossier.faits);
		expect(dossier.faits.length).toBeGreaterThan(1);
	});

	it('sans jour, rien n’est à reprendre', () => {
		expect(pourLesDelais(saisieDe(COMPLET), [])).toEqual({});
	});

	it('le texte écarté par la case n’est pas lu', () => {
		const lue = lire({ sansTexte: 'oui', texte: 'Agent syndiqué.' });
		expect(lue.ok && lue.declaration.dossier.texte).toBe('');
	});
});

describe('ce qui ne va pas est dit à son champ', () => {
	it.each<[string, Record<string, string>, string, RegExp]>([
		['lieu inconnu', { lieu: 'ailleurs' }, 'lieu', /Choisissez/],
		['statut inconnu', { statut: 'x' }, 'statut', /Choisissez/],
		['entretien non dit', { issue: '' }, 'issue', /Dites/],
		['jour qui n’existe pas', { remisLe: '31/02/2026' }, 'remisLe', /n’est pas un jour du calendrier/],
		['année mal tapée', { remisLe: '2206-02-10' }, 'remisLe', /année/],
		['entretien tenu demain', { entretienLe: '2026-03-03' }, 'entretienLe', /pas encore arrivé/],
		['entretien tenu, sans jour', { entretienLe: '' }, 'entretienLe', /jour de l’entretien/],
		['absence sans jour', { issue: 'absent', entretienLe: '' }, 'entretienLe', /absence/],
		['texte absent', { texte: ' … ' }, 'texte', /Collez/],
		['texte trop long', { texte: 'a'.repeat(LONGUEUR_MAXIMALE + 1) }, 'texte', /100\u202f000 au plus/],
		[
			'texte précédent trop long',
			{ textePrecedent: 'a'.repeat(LONGUEUR_MAXIMALE + 1) },
			'textePrecedent',
			/au plus/
		]
	])('%s', (_, champs, champ, phrase) => {
		const lue = lire(champs);
		expect(lue.ok ? [] : lue.erreurs).toEqual([{ champ, message: expect.stringMatching(phrase) }]);
	});

	it('le plus long texte permis est lu', () => {
		expect(lire({ texte: 'a'.repeat(LONGUEUR_MAXIMALE) }).ok).toBe(true);
	});

	it('des jours qui se contredisent sont refusés, au dernier jour donné', () => {
		const champs = { ...COMPLET, entretienLe: '2026-02-20' };
		const lue = lire(champs);
		const refuse = lue.ok ? moyens(lue.declaration.dossier) : null;
		expect(refuse).toMatchObject({ ok: false, refus: { code: 'chronologie-impossible' } });
		expect(champDuRefus(saisieDe(champs), 'le')).toBe('remisLe');
		expect(champDuRefus(saisieDe({ ...champs, remisLe: '' }), 'le')).toBe('entretienLe');
		expect(champDuRefus(saisieDe(champs), 'G12')).toBe('q-G12');
	});
});
