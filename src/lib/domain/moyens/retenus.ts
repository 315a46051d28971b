import { CATALOGUE } from '#lib/domain/moyens/catalogue.ts';
import { aRefuse, estBoycott, type Examen, sansEntretien } from '#lib/domain/moyens/examen.ts';
import type { Cas, Enonce, Fiche } from '#lib/domain/moyens/fiche.ts';
import {
	type Argument,
	CODES_MOYEN,
	FORCES,
	type Force,
	type MoyenRetenu
} from '#lib/domain/moyens/moyen.ts';
import { estAnalogie } from '#lib/domain/moyens/textes.ts';
import { codeDeSource, fondement, type Fondement } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';

const NON_LU = " À vérifier : nous n'avons pas pu lire le texte qui vous concerne dans sa version actuelle.";
const MAINTIEN_A_VERIFIER = ' À vérifier : ce texte a pu changer depuis que nous l’avons lu.';
const PAR_ANALOGIE =
	'Par analogie seulement : votre ancienne notation a ses propres règles, et votre statut reste à confirmer. ';

/**
 * The grounds that a dossier raises, strongest first, then by code. None is raised on a missing answer; what does not hold in
 * the régime, or after a refusal, is left out (source: moyens.md, §§ 2 to 5). `avecRappels`: with the reminders of what is not
 * pleaded even though nothing is out of order.
 */
export function retenus(examen: Examen, { avecRappels }: { avecRappels: boolean }): MoyenRetenu[] {
	const trouves = CATALOGUE.flatMap((fiche) => {
		const cas = vaut(fiche, examen) ? fiche.cas.find(({ si }) => si(examen)) : undefined;
		return cas && (avecRappels || !cas.rappel) ? [retenu(fiche, cas, examen)] : [];
	});
	return appuyer(trouves, examen).toSorted(
		(a, b) => FORCES.indexOf(a.force) - FORCES.indexOf(b.force) || a.code.localeCompare(b.code)
	);
}

/** True where the ground holds for this agent, and after what they did. */
export function vaut({ regimes, aussi, stade, boycott: { effet } }: Fiche, examen: Examen): boolean {
	if (!regimes.includes(examen.regime) && !aussi?.(examen)) return false;
	if (stade === 'entretien' && sansEntretien(examen)) return false;
	if (effet === 'perdu') return !estBoycott(examen);
	if (effet === 'presque-perdu') return !aRefuse(examen);
	return effet !== 'propre' || estBoycott(examen);
}

function retenu(fiche: Fiche, cas: Cas, examen: Examen): MoyenRetenu {
	const { code, titre, pour, contre, preuves, boycott, defense } = fiche;
	const force: Force = estAnalogie(examen) && cas.force !== 'sans-effet' ? 'faible' : cas.force;
	const sources = sourcesDe(fiche, cas, examen);
	const constat = typeof cas.constat === 'string' ? cas.constat : cas.constat(examen);
	const reserve =
		sources[0]?.certitude === 'a-verifier'
			? NON_LU
			: cas.maintienAVerifier?.(examen)
				? MAINTIEN_A_VERIFIER
				: '';
	return {
		code,
		titre: typographie(cas.titre ?? titre),
		force,
		texte: typographie(`${estAnalogie(examen) ? PAR_ANALOGIE : ''}${constat}${reserve}`),
		aConfirmer: cas.aConfirmer ?? null,
		pour: pour.map(argument),
		contre: contre.map(argument),
		preuves: preuves.map(typographie),
		paragraphe: force === 'sans-effet' ? '' : typographie(fiche.paragraphe(examen)),
		boycott: estBoycott(examen) ? typographie(boycott.texte) : null,
		defense: defense === undefined ? null : { echeance: 'recours-contentieux', texte: typographie(defense) },
		fondements: sources
	};
}

const argument = ({ texte, fondement: code }: Enonce): Argument => ({
	texte: typographie(texte),
	fondement: fondement(code)
});

/** The text that was not followed, then what its decisions say, each source once. */
function sourcesDe(fiche: Fiche, cas: Cas, examen: Examen): Fondement[] {
	const base =
		cas.fondements?.(examen) ??
		(typeof fiche.fondements === 'function' ? fiche.fondements(examen) : fiche.fondements);
	const citees = [...base, ...[...fiche.pour, ...fiche.contre].map(({ fondement: code }) => code)];
	return [...new Map(citees.map((source) => [codeDeSource(source), source])).values()].map(fondement);
}

/** Grounds that give weight to an unexplained fall: G20 to G28. */
const APPUIS = CODES_MOYEN.slice(CODES_MOYEN.indexOf('G20'), CODES_MOYEN.indexOf('G28') + 1);

/** An unexplained fall is worth more beside a ground that may explain it. */
function appuyer(trouves: readonly MoyenRetenu[], examen: Examen): MoyenRetenu[] {
	const appuis = trouves.filter(({ code, force }) => APPUIS.includes(code) && force !== 'sans-effet');
	if (appuis.length === 0 || estAnalogie(examen)) return [...trouves];
	const suite = appuis.some(({ aConfirmer }) => aConfirmer === null) ? APPUYEE : A_CONFIRMER;
	return trouves.map((moyen) =>
		moyen.code === 'G29' ? { ...moyen, force: 'moyenne' as const, texte: `${moyen.texte} ${suite}` } : moyen
	);
}

const APPUYEE = typographie("Ici, un autre moyen l'appuie : plaidez-les ensemble.");
const A_CONFIRMER = typographie("Ici, un autre moyen l'appuie si vous le confirmez : plaidez-les ensemble.");
