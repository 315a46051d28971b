import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { participation, type Participation } from './participation.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const le = jour('2026-02-02');
const tard = jour('2026-04-02');
const RIEN: Participation = {
	convoqueLe: null,
	secondeLe: null,
	refusLe: null,
	absenceLe: null,
	recuLe: null,
	contesteLe: null,
	issue: null,
	issueLe: null
};

describe('ce qu’un dossier ajoute aux chiffres de son service', () => {
	const cas: [string, Fait[], Partial<Participation>][] = [
		['un dossier vide n’ajoute rien', [], {}],
		['une convocation', [{ type: 'convocation-recue', le }], { convoqueLe: le }],
		[
			'deux convocations, la dernière notée d’abord',
			[
				{ type: 'convocation-recue', le: tard },
				{ type: 'convocation-recue', le }
			],
			{ convoqueLe: le, secondeLe: tard }
		],
		[
			'une seconde convocation sans la première',
			[{ type: 'convocation-recue', le, rang: 2 }],
			{ convoqueLe: le, secondeLe: le }
		],
		['un refus sans convocation notée', [{ type: 'refus-envoye', le }], { refusLe: le }],
		['une absence', [{ type: 'absence-constatee', le }], { absenceLe: le }],
		['un compte rendu signé vaut compte rendu reçu', [{ type: 'compte-rendu-signe', le }], { recuLe: le }],
		[
			'le premier jour compte, dans quelque ordre que ce soit',
			[
				{ type: 'compte-rendu-notifie', le: tard },
				{ type: 'compte-rendu-communique', le }
			],
			{ recuLe: le }
		],
		['un visa seul n’est pas une réception', [{ type: 'compte-rendu-vise', le }], {}],
		['un recours envoyé', [{ type: 'recours-hierarchique-envoye', le }], { contesteLe: le }],
		[
			'un recours au tribunal sans recours hiérarchique',
			[{ type: 'recours-contentieux-depose', le }],
			{ contesteLe: le }
		],
		[
			'la dernière réponse qui dit son sens',
			[
				{ type: 'reponse-notifiee', le: tard, sens: 'partiel' },
				{ type: 'reponse-notifiee', le, sens: 'rejet' }
			],
			{ issue: 'partiel', issueLe: tard }
		],
		['une réponse dont le sens n’est pas dit', [{ type: 'reponse-notifiee', le }], {}],
		['des observations ne sont pas un recours', [{ type: 'observations-envoyees', le }], {}]
	];
	it.each(cas)('%s', (_titre, faits, attendu) => {
		expect(participation(faits)).toEqual({ ...RIEN, ...attendu });
	});
});
