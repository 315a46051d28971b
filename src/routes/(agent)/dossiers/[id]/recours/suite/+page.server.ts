import { z } from 'zod';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { reception } from '#lib/domain/dossier/depart.ts';
import { LETTRES } from '#lib/domain/recours/brouillon.ts';
import { agent } from '#lib/server/acteurs.ts';
import { recours, type RecoursVu } from '#lib/server/recours.ts';
import { versFait } from '../../../../../maintenant.server.ts';
import { cadre, echeanceDe, phrase, type Phrase } from '../vue.server.ts';
import type { PageServerLoad } from './$types';

const lettre = z.enum(LETTRES).nullable().catch(null);

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const vu = await recours(locals.ctx, agent(locals.actor), params.id);
	const faits = vu.dossier.faits
		.map(({ fait }) => fait)
		.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le));
	const recu = reception(faits);
	return {
		cadre: cadre(vu),
		envoyee: lettre.parse(url.searchParams.get('lettre')),
		etapes: recu ? suite(vu) : [],
		noterReception: recu && !recu.notee ? versFait(params.id, 'recours-hierarchique-recu') : null
	};
};

type EtapeASuivre = Phrase & { titre: string; quand: string | null; limite?: string | null };

/** What comes next, in order, each with its day (decompte.md § 7 and § 8). */
function suite(vu: RecoursVu): EtapeASuivre[] {
	const jour = (code: Parameters<typeof echeanceDe>[1], nom: 'limite' | 'prudente' = 'limite') => {
		const le = echeanceDe(vu, code)?.[nom];
		return le ? enToutesLettres(le) : null;
	};
	const repondu = vu.dossier.faits.some(({ fait }) => fait.type === 'reponse-notifiee');
	const rejet = echeanceDe(vu, 'rejet-implicite');
	const etapes: EtapeASuivre[] = [];
	if (!repondu) {
		etapes.push({
			titre: 'L’autorité répond',
			quand: jour('reponse-autorite'),
			...phrase(
				'Elle a quinze jours francs depuis la réception de votre recours. Le lendemain de ce jour, Vigie vous propose une relance et une saisine de précaution.',
				'decret-2010-888-art-6'
			)
		});
	}
	etapes.push({
		titre: 'La CAP',
		quand: jour('saisine-cap', 'prudente'),
		limite: jour('saisine-cap'),
		...phrase(
			repondu
				? 'Vous avez un mois depuis la notification de la réponse. La CAP donne un avis.'
				: 'Vous avez un mois depuis la notification de la réponse. Sans réponse, Vigie compte ce mois depuis la fin du temps de l’autorité, par précaution.',
			'decret-2010-888-art-6'
		)
	});
	if (rejet?.limite && rejet.statut !== 'sans-objet') {
		etapes.push({
			titre: 'Le rejet par silence',
			quand: jour('rejet-implicite'),
			...phrase(
				'Sans réponse deux mois après la réception, votre recours est rejeté : le délai du tribunal part de ce jour.',
				'crpa-l231-4'
			)
		});
	}
	etapes.push({
		titre: 'Le tribunal administratif',
		quand: jour('recours-contentieux', 'prudente'),
		limite: jour('recours-contentieux'),
		...phrase(
			'Deux mois francs depuis la réponse ou le rejet par silence. Saisir la CAP ne change pas cette date.',
			'cja-r421-1'
		)
	});
	return etapes;
}
