import { fondements } from '#lib/domain/regimes/fondements.ts';
import {
	MOTIFS_DE_RELECTURE,
	type MotifDeRelecture,
	motifDeRelecture
} from '#lib/domain/regimes/fraicheur.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { usages } from '#lib/server/usages.ts';
import { sourceVue } from '../../../(public)/sources/vue.server.ts';

const TITRES: Readonly<Record<MotifDeRelecture, { titre: string; sens: string }>> = {
	abroge: {
		titre: 'Abrogées',
		sens: 'Une lettre ou une règle d’aujourd’hui ne peut pas les citer : elles ne servent qu’à l’histoire.'
	},
	'jamais-lue': {
		titre: 'Jamais lues',
		sens: 'L’adresse est à trouver et le texte à lire ; les pages qui les citent le disent.'
	},
	ancienne: {
		titre: 'Lues il y a plus d’un an',
		sens: 'À relire avant la prochaine saison ; les pages qui les citent le disent.'
	},
	'a-verifier': {
		titre: 'À vérifier',
		sens: 'Lues il y a moins d’un an, mais le texte a pu bouger depuis, ou la lecture laisse un doute.'
	}
};

/**
 * What has to be read again on the day `au`, by reason, the most pressing first; within a reason, what is cited in the most
 * places first. A reason that no source has is left out. Repealed texts that only history cites press nobody: they come last.
 */
export function relecture(au: Temporal.PlainDate) {
	const cites = usages();
	const parties = MOTIFS_DE_RELECTURE.map((motif) => ({
		motif,
		titre: TITRES[motif].titre,
		sens: typographie(TITRES[motif].sens),
		sources: fondements()
			.filter((source) => motifDeRelecture(source, au) === motif)
			.map((source) => ({
				...sourceVue(source, cites.get(source.code) ?? [], au),
				note: typographie(source.note),
				// Where it was read, to begin with: typed out, never a link to an unofficial page.
				adresse: source.adresseOfficielle === null ? source.url : null
			}))
			.sort((a, b) => b.lieux.length - a.lieux.length)
	})).filter(({ sources }) => sources.length > 0);
	const presse = ({ motif, sources }: (typeof parties)[number]) =>
		motif !== 'abroge' || sources.some(({ lieux }) => lieux.some(({ histoire }) => !histoire));
	return [...parties.filter(presse), ...parties.filter((partie) => !presse(partie))];
}
