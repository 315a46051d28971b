import { documentDelai } from '#lib/domain/contrat/delai.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, ParsedArgs, Sortie } from './commande.ts';

const usage = `vigie delai --depuis 2026-05-20 --duree P15D [--franc] [--report] [--zone metropole] [--json]

Compte un délai et l’explique.
  --depuis   jour de l’événement qui fait partir le délai (année-mois-jour)
  --duree    P15D pour 15 jours, P2M pour 2 mois, P1Y pour 1 an
  --franc    délai franc : un jour de plus
  --report   si le dernier jour est un samedi, un dimanche ou un jour férié national : jour ouvrable suivant
  --zone     ${ZONES.join(', ')}`;

/** `vigie delai`: counts one delay as asked. */
export const commande: Commande = {
	nom: 'delai',
	usage,
	options: {
		depuis: { type: 'string' },
		duree: { type: 'string' },
		franc: { type: 'boolean' },
		report: { type: 'boolean' },
		zone: { type: 'string' }
	},
	run: async ({ options }) => compter(options)
};

function compter(options: ParsedArgs['options']): Sortie | Refus {
	const compte = documentDelai(options);
	if (!compte.ok) return compte;
	const { limite, etapes } = compte.document;
	return {
		json: compte.document,
		texte: typographie(
			[
				`Dernier jour : ${enToutesLettres(limite)}`,
				'',
				...etapes.map(({ texte }, rang) => `${rang + 1}. ${texte}`)
			].join('\n')
		)
	};
}
