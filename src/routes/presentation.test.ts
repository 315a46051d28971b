import { describe, expect, it } from 'vitest';
import { faitsActuels } from '#lib/domain/dossier/correction.ts';
import { lireFait } from '#lib/domain/dossier/lecture-faits.ts';
import { agendaDuDossier, calendrier } from '#lib/server/calendrier.ts';
import { chaine, type Contenu, type DossierVu, type FaitDeDossier } from '#lib/server/dossiers.ts';
import { confirmation } from './(agent)/dossiers/[id]/changements.server.ts';
import { aVenir as aVenirDe, passe as passeDe } from './frise.server.ts';
import { carteMaintenant as carteDe } from './maintenant.server.ts';
import { suiviDuDossier } from './suivi.server.ts';
import { texteLocal } from '../../test/support/chaine.ts';

const carteMaintenant = (un: DossierVu) => carteDe(suiviDuDossier(un));
const passe = (un: DossierVu) => passeDe(suiviDuDossier(un));
const aVenir = (un: DossierVu) => aVenirDe(suiviDuDossier(un));

type Note = { type: string; le: string; [detail: string]: unknown };
const ETAT: Contenu = { employeur: 'etat', statut: 'titulaire', regime: 'fpe', zone: 'metropole', nom: null };

/** A private dossier whose records are these facts, in this order; `null` withdraws the record before it. */
function dossierDe(au: string, notes: (Note | null)[], contenu: Partial<Contenu> = {}): DossierVu {
	const enregistres = notes.map((note, rang): FaitDeDossier => {
		const lu = note ? lireFait(note) : null;
		if (lu && !lu.ok) throw new Error(lu.refus.message);
		return {
			id: `f${rang}`,
			remplace: note ? null : `f${rang - 1}`,
			fait: lu?.fait ?? null,
			preuve: null,
			enregistreAt: Temporal.Instant.from(`${au}T08:00:00Z`)
		};
	});
	return vuLe(au, enregistres, contenu);
}

function vuLe(au: string, enregistres: FaitDeDossier[], contenu: Partial<Contenu> = {}): DossierVu {
	const { actuels: faits, remplaces } = faitsActuels(enregistres);
	const un = {
		...ETAT,
		...contenu,
		id: 'd1',
		compteId: 'c1',
		saison: 2026,
		consentement: 'prive' as const,
		joignable: false,
		section: null,
		service: null,
		version: 1,
		textes: [],
		creeAt: Temporal.Instant.from('2026-01-01T08:00:00Z'),
		closAt: null,
		enregistres,
		faits,
		remplaces
	};
	return { ...un, chaine: chaine(un, Temporal.PlainDate.from(au)) };
}

const CONVOQUE = { type: 'convocation-recue', le: '2026-01-05', entretienLe: '2026-01-20' };
const REFUSE = { type: 'refus-envoye', le: '2026-01-08' };
const NOTIFIE = { type: 'compte-rendu-notifie', le: '2026-01-10' };
const ENVOYE = { type: 'recours-hierarchique-envoye', le: '2026-01-20', moyen: 'application' };
const RECU = { type: 'recours-hierarchique-recu', le: '2026-01-21' };
const REPONDU = { type: 'reponse-notifiee', le: '2026-02-02', sens: 'rejet' };
const SAISIE = { type: 'cap-saisie', le: '2026-02-20' };

describe('la carte « Maintenant » dit l’acte, ou ce qu’on attend', () => {
	it.each<[string, string, Note[], string, string, string | RegExp | undefined]>([
		['rien de noté', '2026-01-06', [], 'a-faire', 'Noter un premier fait', /type=convocation-recue$/],
		['convocation reçue', '2026-01-06', [CONVOQUE], 'a-faire', 'Répondre à la convocation', '/refuser'],
		[
			'l’entretien est passé',
			'2026-01-21',
			[CONVOQUE],
			'a-faire',
			'Noter ce qui s’est passé',
			/type=absence-constatee$/
		],
		['refus envoyé', '2026-01-09', [CONVOQUE, REFUSE], 'rien', 'Votre refus est noté', undefined],
		[
			'compte rendu notifié',
			'2026-01-12',
			[NOTIFIE],
			'a-faire',
			'Envoyer votre recours hiérarchique',
			'/dossiers/d1/recours'
		],
		[
			'une semaine avant',
			'2026-01-17',
			[NOTIFIE],
			'bientot',
			'Envoyer votre recours hiérarchique',
			'/dossiers/d1/recours'
		],
		[
			'entre les deux derniers jours',
			'2026-01-24',
			[NOTIFIE],
			'encore-temps',
			'Envoyer votre recours hiérarchique',
			'/dossiers/d1/recours'
		],
		[
			'recours reçu',
			'2026-01-25',
			[NOTIFIE, ENVOYE, RECU],
			'rien',
			'On attend la réponse à votre recours',
			/type=reponse-notifiee$/
		],
		[
			'silence de l’autorité',
			'2026-02-10',
			[NOTIFIE, ENVOYE, RECU],
			'a-faire',
			'Saisir la CAP',
			'/dossiers/d1/recours'
		],
		[
			'réponse négative',
			'2026-02-03',
			[NOTIFIE, ENVOYE, RECU, REPONDU],
			'a-faire',
			'Saisir la CAP',
			'/dossiers/d1/recours'
		],
		[
			'tribunal saisi',
			'2026-03-02',
			[NOTIFIE, ENVOYE, RECU, REPONDU, SAISIE, { type: 'recours-contentieux-depose', le: '2026-03-01' }],
			'rien',
			'Le tribunal est saisi',
			undefined
		],
		['tout est passé', '2026-09-01', [NOTIFIE], 'depasse', 'Les délais connus sont passés', undefined]
	])('%s', (_, au, faits, etat, acte, action) => {
		const carte = carteMaintenant(dossierDe(au, faits));
		expect(carte).toMatchObject({ etat, acte });
		if (action === undefined) expect(carte.action).toBeUndefined();
		else expect(carte.action?.href).toMatch(action instanceof RegExp ? action : new RegExp(`^${action}$`));
	});

	it('les deux jours, le temps qui reste et pourquoi', () => {
		const carte = carteMaintenant(dossierDe('2026-01-12', [NOTIFIE]));
		expect(carte).toMatchObject({
			date: 'vendredi 23\u00a0janvier 2026',
			dernierJour: 'lundi 26\u00a0janvier 2026',
			reste: 'il vous reste 11\u00a0jours',
			jours: { au: '2026-01-12', prudente: '2026-01-23', limite: '2026-01-26' }
		});
		expect(carte.etapes.length).toBeGreaterThan(2);
	});

	it('ce qu’on attend de l’administration, avec sa date, et depuis quand', () => {
		const { enjeu } = carteMaintenant(dossierDe('2026-01-25', [NOTIFIE, ENVOYE, RECU]));
		expect(enjeu).toContain('L’autorité a jusqu’au vendredi 6 février 2026 pour répondre.');
		expect(enjeu).toContain('Rien ne vous est demandé depuis le mercredi 21 janvier 2026.');
	});

	it.each([
		[
			'envoyé par la poste, réception supposée',
			[NOTIFIE, { ...ENVOYE, moyen: 'lrar' }],
			'On attend la réponse'
		],
		['reçu', [NOTIFIE, ENVOYE, RECU], 'L’autorité n’a pas répondu à temps']
	])('les jours de l’autorité sont passés, recours %s', (_titre, faits, acte) => {
		const au = '2026-02-20';
		const un = dossierDe(au, faits, { regime: 'fph', employeur: 'hospitalier' });
		const textes = [texteLocal({ regime: 'fph', objet: 'reponse-autorite', duree: 'P15D' })];
		const carte = carteMaintenant({ ...un, chaine: chaine({ ...un, textes }, Temporal.PlainDate.from(au)) });
		expect(carte.acte).toContain(acte);
		expect(carte.enjeu).not.toContain('L’autorité a jusqu’au');
	});

	it('où la règle n’a pas pu être lue, aucune date et à qui demander', () => {
		const carte = carteMaintenant(
			dossierDe('2026-01-12', [NOTIFIE], { regime: 'contractuel-hospitalier', employeur: 'hospitalier' })
		);
		expect(carte.etat).toBe('a-verifier');
		expect(carte.date).toBeUndefined();
		expect(carte.enjeu).toMatch(/syndicat|direction|délégué/);
	});

	it('chez les contractuels, la commission est la CCP', () => {
		const carte = carteMaintenant(
			dossierDe('2026-02-03', [NOTIFIE, ENVOYE, RECU, REPONDU], {
				regime: 'contractuel-etat',
				statut: 'contractuel'
			})
		);
		expect(carte.acte).toBe('Saisir la CCP');
	});

	it.each<[Contenu['regime'], Contenu['employeur'], Contenu['statut'], string[]]>([
		['fpe', 'etat', 'titulaire', ['On me l’a montré, sans le notifier']],
		['fpt', 'territorial', 'titulaire', []],
		['contractuel-territorial', 'territorial', 'contractuel', []]
	])('%s : ce que vaut la première remise du compte rendu', (regime, employeur, statut, suites) => {
		const tenu = { type: 'entretien-tenu', le: '2026-01-20' };
		const carte = carteMaintenant(dossierDe('2026-01-22', [tenu], { regime, employeur, statut }));
		expect(carte.action?.href).toMatch(/type=compte-rendu-notifie$/);
		expect(carte.suites.map(({ libelle }) => libelle)).toEqual(suites);
	});

	it('une ancienne notation n’a pas de délai, et le dit', () => {
		const carte = carteMaintenant(
			dossierDe('2026-01-12', [], {
				regime: 'ouvriers-defense-1972',
				employeur: 'defense',
				statut: 'ouvrier-etat'
			})
		);
		expect(carte).toMatchObject({ etat: 'rien', acte: 'Aucun délai à compter' });
	});

	it('aucune phrase ne promet ni ne menace', () => {
		const faits = [CONVOQUE, REFUSE, NOTIFIE, ENVOYE, RECU, REPONDU, SAISIE];
		for (let n = 0; n <= faits.length; n++) {
			const { acte, enjeu } = carteMaintenant(dossierDe('2026-02-25', faits.slice(0, n)));
			expect(`${acte} ${enjeu}`).not.toMatch(/trop tard|c’est votre droit|vous gagnerez|obligatoire/i);
		}
	});
});

describe('le fil sépare ce qui s’est passé de ce qui vient', () => {
	it('les faits par jour, quel que soit l’ordre où ils ont été notés, puis les silences', () => {
		const un = dossierDe('2026-02-10', [RECU, ENVOYE, NOTIFIE]);
		expect(passe(un).map(({ cle, etat }) => [cle, etat])).toEqual([
			['f2', 'fait'],
			['f1', 'fait'],
			['f0', 'fait'],
			['reponse-autorite', 'silence']
		]);
	});

	it('un fait retiré reste là, barré', () => {
		const un = dossierDe('2026-01-12', [NOTIFIE, null]);
		expect(passe(un)).toEqual([expect.objectContaining({ cle: 'f0', remplace: true })]);
		expect(passe(un)[0]?.detail).toContain('retiré le');
		expect(aVenir(un)).toEqual([]);
	});

	it('ce qui vient porte le jour conseillé, et l’acte du moment', () => {
		const [premier] = aVenir(dossierDe('2026-01-12', [NOTIFIE]));
		expect(premier).toMatchObject({ cle: 'recours-hierarchique', etat: 'maintenant', le: '2026-01-23' });
	});
});

describe('après un enregistrement, ce qui a bougé est dit', () => {
	it('une date qui s’ouvre', () => {
		const dit = confirmation(dossierDe('2026-01-12', [NOTIFIE]), 'f0');
		expect(dit?.titre).toBe('C’est noté\u202f: la notification du compte rendu, samedi 10 janvier 2026');
		expect(dit?.lignes[0]).toContain('à faire au plus tard le vendredi 23 janvier 2026');
	});

	it('une date qui se déplace', () => {
		const notifie = dossierDe('2026-01-15', [{ ...NOTIFIE, le: '2026-01-12' }]).enregistres;
		const [corrige] = dossierDe('2026-01-15', [NOTIFIE]).enregistres;
		const un = vuLe('2026-01-15', [...notifie, { ...corrige!, id: 'f1', remplace: 'f0' }]);
		expect(confirmation(un, 'f1')?.lignes[0]).toContain(
			'passe du mercredi 28 janvier 2026 au lundi 26 janvier 2026'
		);
	});

	it('un acte accompli', () => {
		const dit = confirmation(dossierDe('2026-01-22', [NOTIFIE, ENVOYE]), 'f1');
		expect(dit?.lignes).toContain('Recours hiérarchique\u202f: c’est fait.');
	});

	it('un fait qui ne change aucune date', () => {
		expect(confirmation(dossierDe('2026-01-06', [CONVOQUE]), 'f0')?.lignes).toEqual([
			'Aucune date ne bouge.'
		]);
	});

	it('une adresse rouverte plus tard ne redit rien', () => {
		expect(confirmation(dossierDe('2026-01-22', [NOTIFIE, ENVOYE]), 'f0')).toBeNull();
		expect(confirmation(dossierDe('2026-01-22', []), 'f0')).toBeNull();
	});
});

describe('le fichier d’agenda', () => {
	const now = Temporal.Instant.from('2026-01-12T08:00:00Z');
	const evenements = (un: DossierVu) =>
		calendrier(agendaDuDossier(un), now)
			.replace(/\r\n[ \t]/g, '')
			.split('BEGIN:VEVENT')
			.slice(1);

	it('un jour entier par acte, au jour conseillé', () => {
		const [recours, tribunal] = evenements(dossierDe('2026-01-12', [NOTIFIE]));
		expect(recours).toContain('DTSTART;VALUE=DATE:20260123');
		expect(tribunal).toMatch(/DTSTART;VALUE=DATE:202603\d\d/);
	});

	it('le même acte garde son identifiant, deux dossiers n’ont pas les mêmes', () => {
		const uid = (un: DossierVu) => /UID:(.*)\r/.exec(evenements(un)[0] ?? '')?.[1];
		const un = dossierDe('2026-01-12', [NOTIFIE]);
		expect(uid(dossierDe('2026-01-14', [{ ...NOTIFIE, le: '2026-01-12' }]))).toBe(uid(un));
		expect(uid({ ...un, id: 'd2' })).not.toBe(uid(un));
	});

	it('aucun mot ne dit de quoi il s’agit', () => {
		const tout = calendrier(
			agendaDuDossier(dossierDe('2026-02-10', [CONVOQUE, REFUSE, NOTIFIE, ENVOYE, RECU])),
			now
		);
		expect(tout).not.toMatch(/recours|cap\b|tribunal|refus|entretien|syndica|vigie|dossier/i);
	});
});
