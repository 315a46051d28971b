import { conseils } from '#lib/domain/recours/conseils.ts';
import { delegue } from '#lib/server/acteurs.ts';
import { acte, type ActeDeSection } from '#lib/server/actes-collectifs.ts';
import { dateLongue } from '#lib/ui/format/dates.ts';
import { jourDe } from '#lib/ui/format/instants.ts';
import { acteAffiche, texteVu } from '../../../../acte.server.ts';
import { noteDe } from '../../../../formulaire.server.ts';
import type { PageServerLoad } from './$types';

const NOTES = {
	ouvert:
		'L’acte est ouvert. Les agents suivis du lieu reçoivent un courriel qui dit seulement que quelque chose les attend ; les autres le verront dans leur dossier.',
	modifie: 'L’acte est enregistré.',
	clos: 'L’acte est fermé. Celles et ceux qui l’ont rejoint peuvent encore finir et envoyer leur lettre.'
};

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const un = await acte(locals.ctx, delegue(locals.actor), params.acte);
	return {
		note: noteDe(url, NOTES),
		section: un.section,
		acte: acteAffiche(un),
		texte: texteVu(un),
		fini: un.finLe < locals.ctx.today().toString(),
		conseils: conseilsDe(un),
		participants: un.participants.map(({ nom, accordAt, signeLe }, rang) => ({
			cle: String(rang),
			nom,
			accord: jourDe(accordAt),
			partie: signeLe ? dateLongue(signeLe.toString()) : null
		}))
	};
};

/** Wordings of the common text that could be turned against those who sign it. */
function conseilsDe({ texte }: ActeDeSection): string[] {
	const dits =
		texte.genre === 'refus'
			? conseils({ motif: texte.motifLibre, redaction: '' })
			: [
					...conseils({ motif: texte.motif, redaction: texte.redaction }),
					...conseils({ motif: texte.remarque, redaction: '' })
				];
	return [...new Set(dits.map(({ texte: dit }) => dit))];
}
