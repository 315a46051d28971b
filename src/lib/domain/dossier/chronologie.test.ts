import { describe, expect, it } from 'vitest';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';
import { chronologie, peutEtreEnregistre } from './chronologie.ts';
import type { Fait } from './faits.ts';
import { lireFaits } from './lecture-faits.ts';

type Brut = Record<string, unknown>;
const AU = Temporal.PlainDate.from('2026-12-31');

function faitsDe(bruts: Brut[]): Fait[] {
	const lus = lireFaits(bruts);
	if (!lus.ok) throw new Error(lus.refus.message);
	return lus.faits;
}
const verdict = (bruts: Brut[], regime: RegimeCode = 'fpe') => {
	const ordre = chronologie(faitsDe(bruts), { regime, au: AU });
	return ordre.ok ? 'accepté' : ordre.refus.code;
};

const IMPOSSIBLES: [string, Brut[], string, RegimeCode?][] = [
	[
		'une réponse avant la réception du recours',
		[
			{ type: 'recours-hierarchique-recu', le: '2026-02-02' },
			{ type: 'reponse-notifiee', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'une réponse avant l’envoi du recours',
		[
			{ type: 'recours-hierarchique-envoye', le: '2026-02-02' },
			{ type: 'reponse-notifiee', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un recours reçu avant d’être envoyé',
		[
			{ type: 'recours-hierarchique-envoye', le: '2026-02-02' },
			{ type: 'recours-hierarchique-recu', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un compte rendu avant son entretien',
		[
			{ type: 'entretien-tenu', le: '2026-02-02' },
			{ type: 'compte-rendu-notifie', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un visa avant l’entretien',
		[
			{ type: 'entretien-tenu', le: '2026-02-02' },
			{ type: 'compte-rendu-vise', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un entretien avant sa convocation',
		[
			{ type: 'convocation-recue', le: '2026-02-02' },
			{ type: 'entretien-tenu', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'une signature avant la remise',
		[
			{ type: 'compte-rendu-communique', le: '2026-02-02' },
			{ type: 'compte-rendu-signe', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'en territoriale, une signature avant la notification',
		[
			{ type: 'compte-rendu-notifie', le: '2026-02-02' },
			{ type: 'compte-rendu-signe', le: '2026-02-01' }
		],
		'chronologie-impossible',
		'fpt'
	],
	[
		'des observations avant la remise',
		[
			{ type: 'compte-rendu-communique', le: '2026-02-02' },
			{ type: 'observations-envoyees', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un recours avant la remise',
		[
			{ type: 'compte-rendu-notifie', le: '2026-02-02' },
			{ type: 'recours-hierarchique-envoye', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'une saisine de la CAP avant le recours',
		[
			{ type: 'recours-hierarchique-envoye', le: '2026-02-02' },
			{ type: 'cap-saisie', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un avis avant la saisine',
		[
			{ type: 'cap-saisie', le: '2026-02-02' },
			{ type: 'cap-avis', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'un compte rendu définitif avant l’avis',
		[
			{ type: 'cap-avis', le: '2026-02-02' },
			{ type: 'compte-rendu-definitif-notifie', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	[
		'le tribunal avant le compte rendu',
		[
			{ type: 'compte-rendu-notifie', le: '2026-02-02' },
			{ type: 'recours-contentieux-depose', le: '2026-02-01' }
		],
		'chronologie-impossible'
	],
	['un fait à venir', [{ type: 'compte-rendu-notifie', le: '2027-01-01' }], 'fait-futur'],
	[
		'un fait d’avant le calendrier connu',
		[{ type: 'compte-rendu-notifie', le: '1969-12-31' }],
		'annee-hors-calendrier'
	],
	[
		'deux notifications',
		[
			{ type: 'compte-rendu-notifie', le: '2026-02-01' },
			{ type: 'compte-rendu-notifie', le: '2026-02-09' }
		],
		'fait-en-double'
	],
	[
		'deux fois la même convocation',
		[
			{ type: 'convocation-recue', le: '2026-02-01' },
			{ type: 'convocation-recue', le: '2026-02-01' }
		],
		'fait-en-double'
	],
	[
		'une deuxième convocation avant la première',
		[
			{ type: 'convocation-recue', le: '2026-02-02', rang: 1 },
			{ type: 'convocation-recue', le: '2026-02-01', rang: 2 }
		],
		'rang-impossible'
	],
	[
		'une lettre retirée avant d’être présentée',
		[{ type: 'compte-rendu-notifie', le: '2026-02-01', moyen: 'lrar', presenteLe: '2026-02-02' }],
		'presentation-impossible'
	],
	[
		'une lettre présentée avant le calendrier connu',
		[{ type: 'compte-rendu-notifie', le: '1970-01-16', moyen: 'lrar', presenteLe: '1969-12-30' }],
		'annee-hors-calendrier'
	],
	[
		'une absence avant l’entretien prévu',
		[{ type: 'absence-constatee', le: '2026-02-01', entretienLe: '2026-02-02' }],
		'absence-impossible'
	]
];

describe('chronologies impossibles', () => {
	it.each(IMPOSSIBLES)('%s', (_titre, faits, code, regime) => {
		expect(verdict(faits, regime)).toBe(code);
		expect(verdict(faits.toReversed(), regime)).toBe(code);
	});

	it('la phrase nomme les deux faits et les deux jours', () => {
		const ordre = chronologie(faitsDe(IMPOSSIBLES[0]![1]), { regime: 'fpe', au: AU });
		expect(ordre).toMatchObject({
			refus: {
				message:
					'La réponse au recours (dimanche 1er février 2026) ne peut pas précéder la réception du recours (lundi 2 février 2026)\u202f: vérifiez les deux dates.',
				champ: 'le'
			}
		});
	});
});

describe('chronologies possibles', () => {
	it.each<[string, Brut[], RegimeCode?]>([
		[
			'tout le même jour',
			[
				{ type: 'entretien-tenu', le: '2026-02-01' },
				{ type: 'compte-rendu-communique', le: '2026-02-01' },
				{ type: 'compte-rendu-signe', le: '2026-02-01' }
			]
		],
		[
			'un refus avant toute convocation',
			[
				{ type: 'refus-envoye', le: '2026-02-01' },
				{ type: 'convocation-recue', le: '2026-02-05' }
			]
		],
		[
			'deux refus, deux absences, deux convocations',
			[
				{ type: 'convocation-recue', le: '2026-02-01', rang: 1 },
				{ type: 'refus-envoye', le: '2026-02-02' },
				{ type: 'absence-constatee', le: '2026-02-10' },
				{ type: 'convocation-recue', le: '2026-02-11', rang: 2 },
				{ type: 'refus-envoye', le: '2026-02-12' },
				{ type: 'absence-constatee', le: '2026-02-20' }
			]
		],
		[
			'une absence avant une convocation qui n’est pas la première',
			[
				{ type: 'absence-constatee', le: '2026-02-01' },
				{ type: 'convocation-recue', le: '2026-02-05', rang: 2 }
			]
		],
		[
			'une saisine avant la réponse, puis renouvelée',
			[
				{ type: 'recours-hierarchique-envoye', le: '2026-02-01' },
				{ type: 'cap-saisie', le: '2026-03-01' },
				{ type: 'reponse-notifiee', le: '2026-03-05' },
				{ type: 'cap-saisie', le: '2026-03-06' }
			]
		],
		[
			'le tribunal avant la réponse',
			[
				{ type: 'recours-hierarchique-envoye', le: '2026-02-01' },
				{ type: 'recours-contentieux-depose', le: '2026-02-03' },
				{ type: 'reponse-notifiee', le: '2026-02-05' }
			]
		],
		['une réponse dont le recours n’est pas noté', [{ type: 'reponse-notifiee', le: '2026-03-05' }]],
		[
			'en territoriale, la copie visée après la signature',
			[
				{ type: 'compte-rendu-notifie', le: '2026-02-01' },
				{ type: 'compte-rendu-signe', le: '2026-02-03' },
				{ type: 'compte-rendu-communique', le: '2026-02-20' }
			],
			'fpt'
		],
		[
			'signé entre communication et notification',
			[
				{ type: 'compte-rendu-communique', le: '2026-02-01' },
				{ type: 'compte-rendu-signe', le: '2026-02-03' },
				{ type: 'compte-rendu-notifie', le: '2026-02-20' }
			]
		]
	])('%s', (_titre, faits, regime) => {
		expect(verdict(faits, regime)).toBe('accepté');
	});

	it('les faits ressortent dans l’ordre de leurs jours', () => {
		const ordre = chronologie(
			faitsDe([
				{ type: 'reponse-notifiee', le: '2026-03-05' },
				{ type: 'recours-hierarchique-recu', le: '2026-02-03' },
				{ type: 'recours-hierarchique-envoye', le: '2026-02-03' }
			]),
			{ regime: 'fpe', au: AU }
		);
		expect(ordre.ok && ordre.faits.map(({ type }) => type)).toEqual([
			'recours-hierarchique-envoye',
			'recours-hierarchique-recu',
			'reponse-notifiee'
		]);
	});
});

describe('un fait de plus', () => {
	const faits = faitsDe([{ type: 'entretien-tenu', le: '2026-02-02' }]);
	const nouveau = (le: string) => faitsDe([{ type: 'compte-rendu-notifie', le }])[0]!;

	it('peut être enregistré s’il suit les autres', () => {
		expect(peutEtreEnregistre(faits, nouveau('2026-02-10'), { regime: 'fpe', au: AU })).toEqual({ ok: true });
	});

	it('est refusé sinon, et rien ne change dans la liste', () => {
		const avant = faits.length;
		expect(peutEtreEnregistre(faits, nouveau('2026-02-01'), { regime: 'fpe', au: AU })).toMatchObject({
			ok: false,
			refus: { code: 'chronologie-impossible', champ: 'le' }
		});
		expect(faits).toHaveLength(avant);
	});
});
