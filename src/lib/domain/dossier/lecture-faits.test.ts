import { describe, expect, it } from 'vitest';
import { lireFaits } from './lecture-faits.ts';

describe('lecture des faits', () => {
	it.each<[string, unknown, string, string]>([
		['pas une liste', { type: 'entretien-tenu' }, 'faits-illisibles', 'faits'],
		['pas un objet', ['entretien-tenu'], 'fait-illisible', 'faits'],
		['type inconnu', [{ type: 'toString', le: '2026-01-01' }], 'fait-inconnu', 'type'],
		['type absent', [{ le: '2026-01-01' }], 'type-manquant', 'type'],
		['jour absent', [{ type: 'entretien-tenu' }], 'date-manquante', 'le'],
		['jour impossible', [{ type: 'entretien-tenu', le: '2026-02-30' }], 'date-impossible', 'le'],
		[
			'29 février d’une année ordinaire',
			[{ type: 'entretien-tenu', le: '2026-02-29' }],
			'date-impossible',
			'le'
		],
		['mois treize', [{ type: 'entretien-tenu', le: '2026-13-01' }], 'date-impossible', 'le'],
		['jour zéro', [{ type: 'entretien-tenu', le: '2026-01-00' }], 'date-impossible', 'le'],
		['jour écrit à la française', [{ type: 'entretien-tenu', le: '01/02/2026' }], 'date-illisible', 'le'],
		[
			'instant au lieu d’un jour',
			[{ type: 'entretien-tenu', le: '2026-01-01T10:00:00Z' }],
			'date-illisible',
			'le'
		],
		['nombre au lieu d’un jour', [{ type: 'entretien-tenu', le: 20260101 }], 'date-illisible', 'le'],
		[
			'détail au nom sans fin : redit en bref',
			[{ type: 'entretien-tenu', le: '2026-01-01', ['x'.repeat(1000)]: 1 }],
			'detail-inconnu',
			`${'x'.repeat(60)}…`
		],
		[
			'détail d’un autre fait',
			[{ type: 'entretien-tenu', le: '2026-01-01', moyen: 'lrar' }],
			'detail-inconnu',
			'moyen'
		],
		[
			'détail hérité',
			[JSON.parse('{"type":"entretien-tenu","le":"2026-01-01","constructor":1}')],
			'detail-inconnu',
			'constructor'
		],
		['code inconnu', [{ type: 'refus-envoye', le: '2026-01-01', moyen: 'pigeon' }], 'code-inconnu', 'moyen'],
		[
			'oui-non en texte',
			[{ type: 'compte-rendu-notifie', le: '2026-01-01', vise: 'oui' }],
			'oui-ou-non',
			'vise'
		],
		[
			'durée négative',
			[{ type: 'entretien-tenu', le: '2026-01-01', dureeMinutes: -5 }],
			'nombre-attendu',
			'dureeMinutes'
		],
		['rang nul', [{ type: 'convocation-recue', le: '2026-01-01', rang: 0 }], 'nombre-attendu', 'rang'],
		[
			'heure impossible',
			[{ type: 'convocation-recue', le: '2026-01-01', heure: '25:00' }],
			'heure-illisible',
			'heure'
		],
		[
			'pièce inconnue',
			[{ type: 'convocation-recue', le: '2026-01-01', pieces: ['photo'] }],
			'code-inconnu',
			'pieces'
		]
	])('%s', (_titre, donnee, code, champ) => {
		expect(lireFaits(donnee)).toMatchObject({ ok: false, refus: { code, champ } });
	});

	it('tous les détails d’un fait sont lus, ceux qui sont vides sont laissés', () => {
		expect(
			lireFaits([
				{
					type: 'convocation-recue',
					le: '2026-01-02',
					entretienLe: '2026-01-20',
					heure: '09:30',
					lieu: 'bureau 12',
					evaluateur: null,
					pieces: ['fiche-de-poste', 'fiche-de-poste'],
					rang: 1
				}
			])
		).toEqual({
			ok: true,
			faits: [
				{
					type: 'convocation-recue',
					le: Temporal.PlainDate.from('2026-01-02'),
					entretienLe: Temporal.PlainDate.from('2026-01-20'),
					heure: '09:30',
					lieu: 'bureau 12',
					pieces: ['fiche-de-poste'],
					rang: 1
				}
			]
		});
	});
});
