import { delai } from '#lib/domain/delais/delais.ts';
import { lireDuree } from '#lib/domain/delais/duree.ts';
import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { lireJour } from '#lib/domain/delais/lecture-jour.ts';
import { ZONES } from '#lib/domain/regimes/codes.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, ParsedArgs, Sortie } from './commande.ts';
import { lireCode } from './saisie.ts';

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
	const depuis = lireJour(options.depuis, 'depuis');
	if (!depuis.ok) return depuis;
	if (typeof options.duree !== 'string' || options.duree === '') {
		return refus(
			'option-manquante',
			'Il manque « duree » : écrivez par exemple P15D pour 15 jours.',
			'duree'
		);
	}
	const lue = lireDuree(options.duree);
	if (!lue.ok) return lue;
	const zone = lireCode(options.zone, ZONES, 'zone', 'metropole');
	if (!zone.ok) return zone;
	const question = {
		depuis: depuis.valeur,
		franc: options.franc === true,
		report: options.report === true,
		zone: zone.valeur
	};
	const compte = delai({ ...question, duree: lue.duree });
	if (!compte.ok) return compte;
	const { limiteSansReport, limite, etapes } = compte;
	const { franc, report } = question;
	return {
		json: {
			depuis: depuis.valeur,
			duree: options.duree,
			franc,
			report,
			zone: zone.valeur,
			limiteSansReport,
			limite,
			etapes: etapes.map(({ texte, date }) => ({ texte, date }))
		},
		texte: typographie(
			[
				`Dernier jour : ${enToutesLettres(limite)}`,
				'',
				...etapes.map(({ texte }, rang) => `${rang + 1}. ${texte}`)
			].join('\n')
		)
	};
}
