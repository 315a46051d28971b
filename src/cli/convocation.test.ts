import { describe, expect, it } from 'vitest';
import type { Refus } from '#lib/domain/refus.ts';
import type { ParsedArgs, Sortie } from './commande.ts';
import { estRefus } from './commande.ts';
import { commande } from './convocation.ts';

const CONVOCATION = `Bonjour,
Je vous recevrai le lundi 26 janvier 2026 à 10h30 dans mon bureau pour votre entretien professionnel.
Ci-joint la trame.
Claire Martin`;

const lire = (texte: string, options: ParsedArgs['options'] = {}): Promise<Sortie | Refus> =>
	commande.run(
		{ options, mots: [], json: true },
		{ stdin: async () => texte, today: () => Temporal.PlainDate.from('2026-01-20') }
	);

const documentJson = (reponse: Sortie | Refus): unknown =>
	estRefus(reponse) ? reponse : JSON.parse(JSON.stringify(reponse.json));

async function texteLu(options: ParsedArgs['options']): Promise<string> {
	const reponse = await lire(CONVOCATION, options);
	if (estRefus(reponse)) throw new Error(reponse.refus.message);
	return reponse.texte;
}

describe('vigie convocation', () => {
	it('rend le document du contrat', async () => {
		const reponse = await lire(CONVOCATION, { recue: '2026-01-20', regime: 'fpt' });
		expect(documentJson(reponse)).toEqual({
			entretienLe: '2026-01-26',
			heure: '10:30',
			lieu: 'mon bureau',
			evaluateur: 'Claire Martin',
			pieces: ['trame-compte-rendu'],
			preavisJours: 6,
			alertes: [
				{
					code: 'preavis-insuffisant',
					niveau: 'erreur',
					texte: expect.stringContaining('moins de huit jours'),
					fondement: {
						code: 'decret-2014-1526-art-6',
						texte: expect.stringContaining('2014-1526'),
						article: '6',
						url: expect.stringContaining('legifrance'),
						verifieLe: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)
					}
				},
				{
					code: 'fiche-de-poste-absente',
					niveau: 'alerte',
					texte: expect.stringContaining('la fiche de poste'),
					fondement: expect.objectContaining({ code: 'decret-2014-1526-art-6' })
				}
			]
		});
	});

	it('rend un texte lisible', async () => {
		expect(await texteLu({ recue: '2026-01-20' })).toContain(
			[
				'Entretien\u202f: lundi 26 janvier 2026',
				'Heure\u202f: 10\u00a0h\u00a030',
				'Lieu\u202f: mon bureau',
				'Avec\u202f: Claire Martin',
				'Documents joints\u202f: la trame du compte rendu',
				'Préavis\u202f: 6\u00a0jours',
				'',
				'À régler\u202f: '
			].join('\n')
		);
	});

	it('ne compte pas de préavis quand la convocation est arrivée après l’entretien', async () => {
		const texte = await texteLu({ recue: '2026-01-28' });
		expect(texte).toContain('après la date de l’entretien');
		expect(texte).not.toContain('Préavis');
	});

	it.each<[string, string, ParsedArgs['options'], string]>([
		['un texte vide', ' \n ', {}, 'texte-vide'],
		['un texte trop long', 'a'.repeat(2_000_000), {}, 'texte-trop-long'],
		['une date qui n’existe pas', CONVOCATION, { recue: '2026-02-30' }, 'date-impossible'],
		['un régime inconnu', CONVOCATION, { regime: 'fpx' }, 'code-inconnu'],
		['un employeur inconnu', CONVOCATION, { employeur: 'mairie' }, 'code-inconnu'],
		[
			'un employeur de l’État avec un régime territorial',
			CONVOCATION,
			{ regime: 'fpt', employeur: 'dgfip' },
			'employeur-incompatible'
		]
	])('refuse %s', async (_quoi, texte, options, code) => {
		expect(await lire(texte, options)).toMatchObject({ ok: false, refus: { code } });
	});
});
