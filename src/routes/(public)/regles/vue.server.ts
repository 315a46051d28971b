import { REGIMES_LIBELLES } from '#lib/domain/dossier/libelles.ts';
import { REGIMES } from '#lib/domain/regimes/codes.ts';
import {
	type Enonce,
	type EtapeExposee,
	expose,
	type NomDeCommission,
	type RegimeExpose
} from '#lib/domain/regimes/expose.ts';
import { fondement, type Fondement, type Source } from '#lib/domain/regimes/fondements.ts';
import { COMMUNES, type Generalite, POPULATIONS } from '#lib/domain/regimes/generalites.ts';
import { estAncien, nomEmployeur } from '#lib/domain/regimes/regimes.ts';
import { majuscule } from '#lib/domain/typographie.ts';
import { reference, type Reference } from '#lib/ui/format/reference.ts';

type Day = Temporal.PlainDate;

/** The régimes that have a chain, in the order of the pages. */
export const REGIMES_EXPOSES: readonly RegimeExpose[] = REGIMES.filter((code) => !estAncien(code));

/** A sentence with its sources ready for the screen. */
type EnonceVu = { texte: string; sources: Reference[] };

const references = (sources: readonly Source[], au: Day): Reference[] =>
	sources.map((source) => reference(fondement(source), au));

const enonceVu = ({ texte, sources }: Enonce, au: Day): EnonceVu => ({
	texte,
	sources: references(sources, au)
});

const generaliteVue = ({ texte, fondements, certitude }: Generalite, au: Day) => ({
	texte,
	certitude,
	sources: references(fondements, au)
});

function etapeVue(etape: EtapeExposee, au: Day) {
	return {
		...etape,
		ailleurs: etape.ailleurs.map((employeur) => ({
			href: `#${employeur}-${etape.ancre}`,
			libelle: majuscule(nomEmployeur(employeur))
		})),
		lectures: etape.lectures.map((lecture) => enonceVu(lecture, au)),
		remarques: etape.remarques.map((remarque) => enonceVu(remarque, au)),
		sources: references(etape.sources, au)
	};
}

/** A step of the page. */
export type EtapeVue = ReturnType<typeof etapeVue>;

const commissionVue = (nom: NomDeCommission, au: Day) => ({ ...nom, sources: references(nom.sources, au) });

/** The name of a commission over a period. */
export type CommissionVue = ReturnType<typeof commissionVue>;

/** The whole page of a régime: every rule of it, its employers, its commissions, as they stand on the day `au`. */
export function regimeVu(code: RegimeExpose, au: Day) {
	const { etapes, commissions, employeurs } = expose(code, au);
	return {
		code,
		titre: REGIMES_LIBELLES[code],
		population: generaliteVue(POPULATIONS[code], au),
		etapes: etapes.map((etape) => etapeVue(etape, au)),
		commissions: commissions.map((nom) => commissionVue(nom, au)),
		employeurs: employeurs.map((employeur) => ({
			...employeur,
			nom: majuscule(employeur.nom),
			etapes: employeur.etapes.map((etape) => etapeVue(etape, au)),
			commissions: employeur.commissions.map((nom) => commissionVue(nom, au))
		}))
	};
}

/** The whole text, of which a rule cites an article. */
const sansArticle = (source: Fondement, au: Day): Reference => ({
	...reference(source, au),
	texte: source.texte
});

/** A line of the index: who, by which text, before which commission. */
function ligne(code: RegimeExpose, au: Day) {
	const { etapes, commissions, employeurs } = expose(code, au);
	const [texte] = etapes.find(({ ancre }) => ancre === 'entretien')?.sources ?? [];
	return {
		code,
		titre: REGIMES_LIBELLES[code],
		population: POPULATIONS[code].texte,
		texte: texte === undefined ? null : sansArticle(fondement(texte), au),
		commission: commissions.map(({ texte: nom }) => majuscule(nom)).at(-1) ?? null,
		employeurs: employeurs.map(({ code: employeur, nom }) => ({
			href: `/regles/${code}#${employeur}`,
			libelle: majuscule(nom)
		})),
		aVerifier: etapes.filter(({ certitude }) => certitude === 'a-verifier').length
	};
}

/** The index: every régime in a line, then what holds for all. */
export const indexDesRegles = (au: Day) => ({
	regimes: REGIMES_EXPOSES.map((code) => ligne(code, au)),
	anciens: REGIMES.filter(estAncien).map((code) => ({ code, titre: REGIMES_LIBELLES[code] })),
	communes: COMMUNES.map((generalite) => generaliteVue(generalite, au))
});
