import { describe, expect, it } from 'vitest';
import type { Fait } from '#lib/domain/dossier/faits.ts';
import { participation } from './participation.ts';

const le = Temporal.PlainDate.from('2026-02-02');
const RIEN = { convoque: false, refus: false, absence: false, compteRendu: false, conteste: false };

describe('ce qu’un dossier ajoute aux chiffres de son service', () => {
	const cas: [string, Fait[], Partial<typeof RIEN>][] = [
		['un dossier vide n’ajoute rien', [], {}],
		['une convocation', [{ type: 'convocation-recue', le }], { convoque: true }],
		['un refus sans convocation notée', [{ type: 'refus-envoye', le }], { refus: true }],
		['une absence', [{ type: 'absence-constatee', le }], { absence: true }],
		[
			'un compte rendu signé vaut compte rendu reçu',
			[{ type: 'compte-rendu-signe', le }],
			{ compteRendu: true }
		],
		['un visa seul n’est pas une réception', [{ type: 'compte-rendu-vise', le }], {}],
		['un recours envoyé', [{ type: 'recours-hierarchique-envoye', le }], { conteste: true }],
		[
			'un recours au tribunal sans recours hiérarchique',
			[{ type: 'recours-contentieux-depose', le }],
			{ conteste: true }
		],
		['des observations ne sont pas un recours', [{ type: 'observations-envoyees', le }], {}]
	];
	it.each(cas)('%s', (_titre, faits, attendu) => {
		expect(participation(faits)).toEqual({ ...RIEN, ...attendu });
	});
});
