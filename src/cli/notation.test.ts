import { describe, expect, it } from 'vitest';
import type { Refus } from '#lib/domain/refus.ts';
import type { Sortie } from './commande.ts';
import { estRefus } from './commande.ts';
import { commande } from './notation.ts';

const verifier = (systeme: string, saisie: unknown): Promise<Sortie | Refus> =>
	commande.run(
		{ options: { saisie: '-' }, mots: [systeme], json: true },
		{
			stdin: async () => (typeof saisie === 'string' ? saisie : JSON.stringify(saisie)),
			today: () => Temporal.PlainDate.from('2026-01-20')
		}
	);

async function reponse(systeme: string, saisie: unknown): Promise<Sortie> {
	const donnee = await verifier(systeme, saisie);
	if (estRefus(donnee)) throw new Error(donnee.refus.message);
	return donnee;
}

const CORPS = [
	{ agent: 'A.B.', notePrecedente: 20, note: 23 },
	{ agent: 'C.D.', notePrecedente: null, note: 23 },
	...['E.F.', 'G.H.', 'I.J.'].map((agent) => ({ agent, notePrecedente: 20, note: 21 }))
];

describe('vigie notation', () => {
	it('rend le document du contrat : un quota dépassé', async () => {
		const { json } = await reponse('onic-2005', { corps: CORPS });
		const document: unknown = JSON.parse(JSON.stringify(json));
		expect(document).toMatchObject({
			systeme: 'onic-2005',
			quotas: [
				{ evolution: 3, pourcentage: 20, effectif: 5, places: 1, agents: ['A.B.', 'C.D.'] },
				{ evolution: 2, pourcentage: 30, effectif: 5, places: 1, agents: [] }
			]
		});
		expect(document).not.toHaveProperty('note');
		expect(document).toHaveProperty('anomalies', [
			{
				code: 'O09',
				niveau: 'erreur',
				texte: expect.stringContaining('A.B., C.D.'),
				fondement: {
					code: 'arrete-2005-06-28-onic',
					texte: expect.stringContaining('28 juin 2005'),
					article: '10',
					url: null,
					verifieLe: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
				}
			},
			...['O01', 'O10', 'O12'].map((code) => expect.objectContaining({ code, niveau: 'info' }))
		]);
	});

	it('rend la note que les points donnent, et l’agent d’une anomalie', async () => {
		const fiche = { points: [20, 20, 20, 20, 20, 20, 20], assiduite: 21, note: 16.1 };
		expect((await reponse('ouvriers-defense-1972', { fiche })).json).toMatchObject({ note: 16.1 });
		const corps = [{ agent: 'A.B.', notePrecedente: 20, note: 20.1 }];
		expect((await reponse('onic-2005', { corps })).json).toMatchObject({
			anomalies: [{ code: 'O08', agent: 'A.B.' }, {}, {}, {}]
		});
	});

	it('rend un texte lisible, qui nomme le texte une fois et l’article à chaque ligne', async () => {
		const { texte } = await reponse('ouvriers-defense-1972', { fiche: { assiduite: 20, total: 165 } });
		expect(texte).toMatch(/^Ancienne notation\u202f: statut à confirmer par le syndicat\./);
		expect(texte).toContain('Note selon les points\u202f: 16,5');
		expect(texte).toContain('Contraire au texte (W06, point\u00a04.1)\u202f: ');
		expect(texte.match(/Instruction n°\u00a072-08/g)).toHaveLength(1);
		const corps = (await reponse('onic-2005', { corps: CORPS })).texte;
		expect(corps).toContain('Quota à +3\u202f: 1 au plus (20\u202f% de 5), 2 dans la liste');
		expect(corps).toContain('Contraire au texte (O09, art.\u00a010)\u202f: ');
	});

	it.each<[string, string, unknown, string]>([
		['un système inconnu', 'onic-2006', { corps: [] }, 'code-inconnu'],
		['un fichier vide', 'onic-2005', '', 'json-illisible'],
		['rien à vérifier', 'onic-2005', {}, 'saisie-vide'],
		['un champ inconnu', 'ouvriers-defense-1972', { fiche: { grade: 3 } }, 'champ-inconnu']
	])('refuse %s', async (_quoi, systeme, saisie, code) => {
		expect(await verifier(systeme, saisie)).toMatchObject({ ok: false, refus: { code } });
	});

	it('refuse une commande sans saisie', async () => {
		const sans = { options: {}, mots: ['onic-2005'], json: true };
		const io = { stdin: async () => '', today: () => Temporal.PlainDate.from('2026-01-20') };
		expect(await commande.run(sans, io)).toMatchObject({
			refus: { code: 'option-manquante', champ: 'saisie' }
		});
	});
});
