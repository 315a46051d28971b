import { describe, expect, it } from 'vitest';
import { type Fait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { faitSaisi, LONGUEUR_PREUVE, valeursDuFait } from './saisie.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);

describe('un fait se tape comme on veut', () => {
	it.each(['2026-01-10', '10/01/2026', '10 janvier 2026', 'samedi 10 janvier 2026'])(
		'le jour « %s »',
		(le) => {
			const lu = faitSaisi('refus-envoye', { le });
			expect(lu.ok && lu.fait.le.toString()).toBe('2026-01-10');
		}
	);

	it('une convocation avec tous ses détails', () => {
		const lu = faitSaisi('convocation-recue', {
			le: '2026-01-05',
			entretienLe: '20/01/2026',
			heure: '10h30',
			lieu: 'Salle B12',
			evaluateur: 'Paul Durand',
			pieces: 'fiche-de-poste trame-compte-rendu',
			rang: '2',
			preuve: 'Le courriel'
		});
		expect(lu).toMatchObject({
			ok: true,
			preuve: 'Le courriel',
			fait: { heure: '10:30', pieces: ['fiche-de-poste', 'trame-compte-rendu'], rang: 2 }
		});
	});

	it('ce qui n’est pas répondu reste inconnu, et n’est pas un « non »', () => {
		const lu = faitSaisi('compte-rendu-notifie', { le: '2026-01-10', vise: '', moyen: '', preuve: '' });
		expect(lu).toEqual({
			ok: true,
			fait: { type: 'compte-rendu-notifie', le: jour('2026-01-10') },
			preuve: null
		});
	});

	it('« rien n’était joint » se dit, et se distingue de « je ne sais pas »', () => {
		const lu = faitSaisi('convocation-recue', { le: '2026-01-05', pieces: 'aucun' });
		expect(lu.ok && lu.fait).toMatchObject({ pieces: [] });
	});
});

describe('ce qui ne peut pas être un fait est refusé, avec son champ', () => {
	it.each<[string, Parameters<typeof faitSaisi>[0], Record<string, string>, string, RegExp]>([
		['sans jour', 'refus-envoye', {}, 'le', /Donnez le jour/],
		['un jour qui n’existe pas', 'refus-envoye', { le: '30/02/2026' }, 'le', /30\/02\/2026.*calendrier/],
		['une heure qui n’existe pas', 'convocation-recue', { le: '2026-01-05', heure: '27h' }, 'heure', /27h/],
		[
			'un nombre trop grand',
			'entretien-tenu',
			{ le: '2026-01-05', dureeMinutes: '9999' },
			'dureeMinutes',
			/1440/
		],
		[
			'un nombre en lettres',
			'entretien-tenu',
			{ le: '2026-01-05', dureeMinutes: 'dix' },
			'dureeMinutes',
			/entier/
		],
		['un moyen inconnu', 'refus-envoye', { le: '2026-01-05', moyen: 'pigeon' }, 'moyen', /pigeon/],
		['un lieu trop long', 'convocation-recue', { le: '2026-01-05', lieu: 'x'.repeat(201) }, 'lieu', /201/],
		[
			'une preuve trop longue',
			'refus-envoye',
			{ le: '2026-01-05', preuve: 'x'.repeat(LONGUEUR_PREUVE + 1) },
			'preuve',
			/601/
		]
	])('%s', (_, type, valeurs, champ, message) => {
		const lu = faitSaisi(type, valeurs);
		expect(lu.ok).toBe(false);
		expect(lu.ok ? [] : lu.erreurs).toEqual([{ champ, message: expect.stringMatching(message) }]);
	});

	it('toutes les fautes sont dites ensemble', () => {
		const lu = faitSaisi('convocation-recue', { le: 'hier', heure: 'midi', entretienLe: '31/06/2026' });
		expect(lu.ok ? [] : lu.erreurs.map(({ champ }) => champ)).toEqual(['le', 'entretienLe', 'heure']);
	});
});

it('un fait remis dans son formulaire en ressort le même', () => {
	const faits: Fait[] = [
		...TYPES_DE_FAIT.map((type) => ({ type, le: jour('2026-01-10') }) as Fait),
		{
			type: 'convocation-recue',
			le: jour('2026-01-05'),
			entretienLe: jour('2026-01-20'),
			pieces: [],
			rang: 1
		},
		{ type: 'convocation-recue', le: jour('2026-01-05'), heure: '09:05', pieces: ['fiche-de-poste'] },
		{ type: 'compte-rendu-notifie', le: jour('2026-01-10'), moyen: 'lrar', vise: true, voiesEtDelais: false },
		{ type: 'entretien-tenu', le: jour('2026-01-10'), dureeMinutes: 7, tiers: 'silencieux' },
		{ type: 'compte-rendu-definitif-notifie', le: jour('2026-01-10'), modifie: false }
	];
	for (const fait of faits) {
		expect(faitSaisi(fait.type, valeursDuFait(fait, 'Une preuve'))).toEqual({
			ok: true,
			fait,
			preuve: 'Une preuve'
		});
	}
});
