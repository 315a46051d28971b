import { describe, expect, it } from 'vitest';
import { type Fait, TYPES_DE_FAIT } from '#lib/domain/dossier/faits.ts';
import { chronologieDuRecours } from '#lib/domain/recours/chronologie-du-recours.ts';
import type { RegimeCode } from '#lib/domain/regimes/codes.ts';

const jour = (texte: string) => Temporal.PlainDate.from(texte);
const connus = (faits: Fait[]) => faits.map((fait, rang) => ({ id: `fait-${rang}`, fait }));
const textes = (faits: Fait[], regime: RegimeCode = 'fpe') =>
	chronologieDuRecours(connus(faits), regime).map(({ texte }) => texte);

describe('chronologie du recours', () => {
	it('suit les jours, puis l’ordre des actes dans une journée', () => {
		const lignes = chronologieDuRecours(
			connus([
				{ type: 'reponse-notifiee', le: jour('2026-02-02') },
				{ type: 'compte-rendu-signe', le: jour('2026-01-10') },
				{ type: 'compte-rendu-notifie', le: jour('2026-01-10') }
			]),
			'fpe'
		);
		expect(lignes.map(({ id }) => id)).toEqual(['fait-2', 'fait-1', 'fait-0']);
	});

	it.each<{ regime: RegimeCode; envoi: string; saisine: string }>([
		{ regime: 'fpe', envoi: 'Recours hiérarchique : envoi', saisine: 'Saisine de la CAP' },
		{ regime: 'fpt', envoi: 'Demande de révision : envoi', saisine: 'Saisine de la CAP' },
		{ regime: 'fph', envoi: 'Demande de révision : envoi', saisine: 'Saisine de la CAP' },
		{ regime: 'contractuel-etat', envoi: 'Recours hiérarchique : envoi', saisine: 'Saisine de la CCP' }
	])('parle les mots de $regime', ({ regime, envoi, saisine }) => {
		expect(
			textes(
				[
					{ type: 'recours-hierarchique-envoye', le: jour('2026-01-15') },
					{ type: 'cap-saisie', le: jour('2026-02-15') }
				],
				regime
			)
		).toEqual([envoi, saisine]);
	});

	it('ne propose ni le refus, ni l’absence, ni la convocation, ni l’entretien, ni les observations', () => {
		const tous = TYPES_DE_FAIT.map((type): Fait => ({ type, le: jour('2026-01-10') }));
		const ecartes = chronologieDuRecours(connus(tous), 'fpe').filter(({ proposee }) => !proposee);
		expect(ecartes.map(({ texte }) => texte)).toEqual([
			'Réception de la convocation à l’entretien',
			'Envoi du refus de participer à l’entretien',
			'Absence constatée à l’entretien',
			'Entretien',
			'Envoi des observations sur le compte rendu'
		]);
	});

	it('dit le moyen et le sens, jamais le reste', () => {
		expect(
			textes([
				{ type: 'convocation-recue', le: jour('2026-01-05'), lieu: 'Salle 3', evaluateur: 'M. Roux' },
				{
					type: 'compte-rendu-notifie',
					le: jour('2026-01-10'),
					moyen: 'lrar-non-reclamee',
					presenteLe: jour('2026-01-08'),
					signatureAgent: 'refusee',
					voiesEtDelais: false
				},
				{ type: 'reponse-notifiee', le: jour('2026-02-02'), sens: 'partiel', moyen: 'courriel' },
				{ type: 'cap-avis', le: jour('2026-03-02'), sens: 'rejet', moyen: 'inconnu' }
			])
		).toEqual([
			'Réception de la convocation à l’entretien',
			'Notification du compte rendu, par lettre recommandée',
			'Recours hiérarchique : réponse de l’autorité, accord partiel, par courriel',
			'Avis de la CAP, défavorable'
		]);
	});
});
