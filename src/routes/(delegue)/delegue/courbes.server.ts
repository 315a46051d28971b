import { courbe, etendue, type Pas } from '#lib/domain/participation/courbes.ts';
import type { Ligne } from '#lib/domain/participation/section.ts';
import type { Ajouts, TableauDeSection, VueDemandee } from '#lib/server/tableau.ts';
import { dateCourte, jourEtMois } from '#lib/ui/format/dates.ts';
import { nombre } from '#lib/ui/format/nombres.ts';
import {
	etiquettes,
	graduations,
	intensite,
	type PasVu,
	plafond,
	reperes,
	trace
} from '#lib/ui/graphes/geometrie.ts';
import { NOTIONS_DITES } from './notions.ts';

const RIEN: Ajouts = { cette: [], avant: [] };
/** Pixels. */
const COURBE = { hauteur: 220, marge: 14 };
export const PETITE = { hauteur: 54, marge: 6 };
/** Labels at the end of the curves: two lines each. */
const ECART = 36;
/** More columns than this are too narrow for their number on paper. */
const SEMAINES_DE_CHALEUR = 20;
const MOIS_NOMMES = 6;

const pasVu = ({ semaine, vigie, total, avant }: Pas): PasVu => ({
	semaine: semaine.toString(),
	vigie,
	total,
	avant
});

type Demande = VueDemandee & { ceJour: Temporal.PlainDate };

/** Everything that is told week by week of a view: the curve of the place, those of its services, the heat table. */
export function semainesVues(vu: Pick<TableauDeSection, 'tout' | 'lignes' | 'ajouts'>, demande: Demande) {
	const toutes = [...vu.ajouts.values()];
	const vue = etendue(
		toutes.flatMap(({ cette }) => cette.map(({ semaine }) => semaine)),
		toutes.flatMap(({ avant }) => avant.map(({ semaine }) => semaine)),
		{ enCours: demande.saison >= demande.ceJour.year, ceJour: demande.ceJour }
	);
	const pasDe = (noeud: string | null) => {
		const { cette, avant } = (noeud === null ? undefined : vu.ajouts.get(noeud)) ?? RIEN;
		return courbe(cette, avant, vue);
	};
	const services = vu.lignes
		.filter(({ noeud }) => noeud !== null)
		.map((ligne) => ({ ligne, pas: pasDe(ligne.noeud) }));
	return {
		courbe: courbeVue(pasDe(vu.tout.noeud), demande),
		petites: petitesVues(services),
		chaleur: chaleurVue(services)
	};
}

/** The curve of a place and its table; null when nothing is known of either year. */
function courbeVue(pas: readonly Pas[], { saison, notion }: Demande) {
	if (pas.every(({ total, avant }) => total === 0 && !avant)) return null;
	const vus = pas.map(pasVu);
	const { haut, lignes } = graduations(plafond(vus), { ...COURBE, nombre });
	const traces = trace(vus, { ...COURBE, haut });
	const dernier = pas.at(-1);
	const places = etiquettes(traces.finTotal, traces.finAvant, { ecart: ECART, hauteur: COURBE.hauteur });
	const total = nombre(dernier?.total ?? 0);
	const avant = dernier?.avant ?? null;
	const semaine = dernier ? dateCourte(dernier.semaine.toString()) : '';
	return {
		titre: `${NOTIONS_DITES[notion].libelle}, semaine par semaine\u202f: ${total} la semaine du ${semaine}${avant === null ? '' : `, ${nombre(avant)} un an avant`}.`,
		trace: traces,
		hauteur: COURBE.hauteur,
		graduations: lignes,
		reperes: reperes(
			vus.map((un) => un.semaine),
			MOIS_NOMMES
		),
		fins: {
			cette: { y: places.a, nombre: total, libelle: String(saison) },
			avant:
				avant === null || places.b === null
					? null
					: { y: places.b, nombre: nombre(avant), libelle: String(saison - 1) }
		},
		papier: pas.some(({ papier }) => papier > 0),
		lignes: pas.map((un) => ({
			semaine: jourEtMois(un.semaine.toString()),
			vigie: nombre(un.vigie),
			papier: nombre(un.papier),
			total: nombre(un.total),
			avant: un.avant === null ? 'inconnu' : nombre(un.avant)
		}))
	};
}

type DeService = { ligne: Ligne; pas: readonly Pas[] };

/** One small curve for each service, all on the same scale. */
function petitesVues(services: readonly DeService[]) {
	const tous = services.map(({ ligne, pas }) => ({ ligne, vus: pas.map(pasVu) }));
	const haut = plafond(tous.flatMap(({ vus }) => vus));
	return tous.map(({ ligne, vus }) => {
		const dernier = vus.at(-1);
		const avant = dernier?.avant ?? null;
		const dit = `${nombre(dernier?.total ?? 0)}${avant === null ? '' : `, ${nombre(avant)} un an avant`}`;
		return {
			cle: ligne.noeud ?? '',
			nom: ligne.nom,
			nombre: nombre(dernier?.total ?? 0),
			avant: avant === null ? null : nombre(avant),
			titre: `${ligne.nom}\u202f: ${dit}`,
			trace: trace(vus, { ...PETITE, haut })
		};
	});
}

/** What each week added, service by service: the last weeks that added something, and those before them. */
function chaleurVue(services: readonly DeService[]) {
	const derniere = Math.max(...services.map(({ pas }) => pas.findLastIndex(({ ajout }) => ajout !== 0)));
	const fin = derniere < 0 ? undefined : Math.max(derniere + 1, SEMAINES_DE_CHALEUR);
	const recents = services.map(({ ligne, pas }) => ({
		ligne,
		pas: pas.slice(0, fin).slice(-SEMAINES_DE_CHALEUR)
	}));
	const plusGrand = Math.max(0, ...recents.flatMap(({ pas }) => pas.map(({ ajout }) => ajout)));
	const semaines = recents[0]?.pas.map(({ semaine }) => semaine) ?? [];
	return {
		coupe: (services[0]?.pas.length ?? 0) > SEMAINES_DE_CHALEUR,
		colonnes: semaines.map((semaine) => ({
			cle: semaine.toString(),
			court: `${semaine.day}/${semaine.month}`,
			long: `semaine du ${jourEtMois(semaine.toString())}`
		})),
		lignes: recents.map(({ ligne, pas }) => ({
			cle: ligne.noeud ?? '',
			nom: ligne.nom,
			cases: pas.map(({ ajout }) => ({
				dit: ajout < 0 ? `−${nombre(-ajout)}` : nombre(ajout),
				teinte: intensite(ajout, plusGrand)
			})),
			total: nombre(pas.at(-1)?.total ?? 0)
		}))
	};
}
