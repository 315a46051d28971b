import { comparaison } from '#lib/domain/moyens/comparaison.ts';
import type { Dossier } from '#lib/domain/moyens/dossier.ts';
import type { MoyenRetenu } from '#lib/domain/moyens/moyen.ts';
import { pieges } from '#lib/domain/moyens/pieges.ts';
import { estAnalogie, texteSur } from '#lib/domain/moyens/textes.ts';
import { fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import { contacts } from '#lib/server/contacts.ts';
import type { Context } from '#lib/server/context.ts';
import { compte } from '#lib/ui/format/nombres.ts';
import { reference } from '#lib/ui/format/reference.ts';
import { comparaisonVue } from './comparaison-vue.ts';
import { type Declaration, pourLesDelais } from './declaration.ts';
import type { MoyenVu } from '../../../moyens-vus.ts';
import { FORCES, moyenVu } from '../../../moyens-vus.server.ts';
import { mentionsVues } from '../../../questions-vues.ts';
import type { Commun, VueResultat } from './vue.ts';

/** Most mentions that a page shows; a report holds a handful. */
const MENTIONS_MONTREES = 40;

/** The last step: what may be pleaded, what may not, the words found, both texts compared, and whom to call. */
export async function vueResultat(
	ctx: Context,
	commun: Commun,
	{ situation, dossier }: Declaration,
	retenus: readonly MoyenRetenu[]
): Promise<VueResultat> {
	const { texte = '', textePrecedent = '', au } = dossier;
	const vus = retenus.map((moyen) => moyenVu(moyen, au));
	const plaidables = vus.filter(({ force }) => force !== 'sans-effet');
	const trouvees = mentionsVues(texte);
	return {
		...commun,
		etape: 'resultat',
		phrase: situation.phrase,
		bilan: bilanDe(plaidables),
		resteAFaire: plaidables.every(({ force }) => force === 'faible')
			? resteAFaire(dossier, plaidables.length > 0)
			: null,
		moyens: plaidables,
		sansEffet: vus.filter(({ force }) => force === 'sans-effet'),
		apresRefus: ['refuse', 'absent'].includes(commun.saisie.issue)
			? { ...APRES_REFUS, sources: APRES_REFUS.sources.map((code) => reference(fondement(code), au)) }
			: null,
		mentions:
			texte === ''
				? null
				: {
						vues: trouvees.slice(0, MENTIONS_MONTREES),
						autres: Math.max(0, trouvees.length - MENTIONS_MONTREES)
					},
		comparaison: comparaisonVue(comparaison(texte, textePrecedent)),
		pieges: pieges(situation).map(({ nePasEcrire, pourquoi, ecrirePlutot, fondements }) => ({
			nePasEcrire,
			pourquoi,
			ecrirePlutot,
			sources: fondements.map((source) => reference(source, au))
		})),
		contacts: await contacts(ctx, situation.employeur ?? null),
		versDelais: pourLesDelais(commun.saisie, dossier.faits)
	};
}

/** The union’s reading of the flaws of procedure after a refusal (moyens.md §§ 4 and 5): no decision settles it. */
const APRES_REFUS = {
	texte: typographie(
		'Lecture du syndicat : après un refus ou une absence, ce qui touche à la convocation et à l’entretien ne pèse plus, ou presque. Nous ne le proposons donc pas, ou seulement comme appui.'
	),
	sources: ['ce-335033', 'ta-nimes-2202173']
};

/** What the texts leave to whoever found nothing solid; in the older marking systems, only whom to ask. */
function resteAFaire({ regime, au }: Dossier, faible: boolean): NonNullable<VueResultat['resteAFaire']> {
	const titre = faible ? 'Rien de solide pour l’instant' : 'Rien trouvé ne veut pas dire rien à faire';
	if (estAnalogie({ regime })) {
		const texte =
			'Vos règles de notation sont anciennes : faites d’abord confirmer votre statut par la section.';
		return { titre, texte: typographie(texte), sources: [] };
	}
	const codes = [...new Set([texteSur('visa', { regime }), texteSur('revision', { regime })])];
	return {
		titre,
		texte: typographie(
			'Vous pouvez répondre à plus de questions, écrire vos observations, et demander la révision de ce que vous contestez, élément par élément, avec la rédaction que vous souhaitez. Relisez le texte avec quelqu’un de la section : un œil extérieur voit autre chose.'
		),
		sources: codes.map((code) => reference(fondement(code), au))
	};
}

function bilanDe(plaidables: readonly MoyenVu[]): string {
	if (plaidables.length === 0) return 'Nous n’avons rien trouvé qui se plaide, d’après ce que vous avez dit.';
	const parForce = (['forte', 'moyenne', 'faible'] as const).flatMap((force) => {
		const nombre = plaidables.filter((moyen) => moyen.force === force).length;
		const mot = FORCES[force].split(' ')[1] ?? '';
		return nombre > 0 ? [compte(nombre, mot)] : [];
	});
	const aConfirmer = plaidables.filter((moyen) => moyen.aConfirmer).length;
	const reste = aConfirmer > 0 ? ` À confirmer par vous : ${aConfirmer}.` : '';
	return typographie(`${compte(plaidables.length, 'argument')} : ${parForce.join(', ')}.${reste}`);
}
