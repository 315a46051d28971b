import { documentNotation } from '#lib/domain/contrat/notation.ts';
import { MOTIFS } from '#lib/domain/notation/defense-absences.ts';
import { CATEGORIES } from '#lib/domain/notation/defense-note.ts';
import { ecritDecimal, ecritSigne } from '#lib/domain/notation/millioniemes.ts';
import { AFFECTATIONS, SIGNATAIRES } from '#lib/domain/notation/onic-notateurs.ts';
import { FICHES_DE_POSTE } from '#lib/domain/notation/onic-saisie.ts';
import type { Quota } from '#lib/domain/notation/quotas.ts';
import { NIVEAUX, SYSTEMES } from '#lib/domain/notation/regles.ts';
import type { Anomalie, Remarque, ResultatNotation } from '#lib/domain/notation/resultat.ts';
import { type Refus, refus } from '#lib/domain/refus.ts';
import { citation, endroit } from '#lib/domain/regimes/fondements.ts';
import { typographie } from '#lib/domain/typographie.ts';
import type { Commande, Io, ParsedArgs, Sortie } from './commande.ts';
import { lireJson } from './saisie.ts';

/** Codes of a list under each other, four to a line, below what they are for. */
function liste(codes: object): string {
	const noms = Object.keys(codes);
	const lignes = [];
	for (let rang = 0; rang < noms.length; rang += 4) lignes.push(noms.slice(rang, rang + 4).join(', '));
	return lignes.join(`,\n${' '.repeat(16)}`);
}

const usage = `vigie notation ${SYSTEMES.join('|')} --saisie FICHIER [--json]

Confronte une ancienne notation à son texte. La saisie est un objet JSON, lu dans un fichier ou, avec « - », sur
l’entrée standard ; chaque champ est facultatif, un champ inconnu est refusé.

onic-2005
  {"corps":[{"agent":"A.B.","notePrecedente":20,"note":23}]}      notePrecedente null : note de référence
  {"fiche":{"notePrecedente":20,"note":21,"appreciationGenerale":true,"appreciation":"…",
            "signataire":"…","affectation":"…","signeeAgent":true}}
  {"entretien":{"conduitPar":"superieur-direct","rubriques":["résultats","objectifs","formation","perspectives"],
                "moyensDesObjectifs":true,"ficheDePoste":true}}
  signataire    ${liste(SIGNATAIRES)}, ou en toutes lettres
  affectation   ${liste(AFFECTATIONS)}, ou en toutes lettres
  conduitPar    superieur-direct, autre
  ficheDePoste  true (arrêtée ensemble), false (aucune), ${FICHES_DE_POSTE.join(', ')}

ouvriers-defense-1972
  {"fiche":{"categorie":"…","grille":1,"points":[7 nombres],"assiduite":25,"total":165,"note":16.5,"notePrecedente":16,
            "appreciation":"…","appreciationPrecedente":"…","signataire":"…","dateNotation":"1990-11-15","annee":1990,
            "communication":{"ecrite":true,"emargement":true},"presenceMois":12,
            "absences":[{"motif":"maladie","retenue":true}]}}
  categorie     ${liste(CATEGORIES)}, ou en toutes lettres
  motif         ${liste(MOTIFS)}`;

/** `vigie notation`: holds an older marking against its text. */
export const commande: Commande = {
	nom: 'notation',
	usage,
	options: { saisie: { type: 'string' } },
	mots: { minimum: 1, maximum: 1 },
	run: verifier
};

async function verifier({ mots, options }: ParsedArgs, io: Io): Promise<Sortie | Refus> {
	if (typeof options.saisie !== 'string') {
		return refus('option-manquante', 'Il manque « saisie » : donnez un fichier JSON, ou « - ».', 'saisie');
	}
	const saisie = await lireJson(options.saisie, 'saisie', io);
	if (!saisie.ok) return saisie;
	const vu = documentNotation(mots[0], saisie.valeur);
	return vu.ok ? { json: vu.document, texte: enFrancais(vu.resultat) } : vu;
}

/** The text of the system is named once, at the top: below, only its article, and other sources. */
function enFrancais({ mention, note, anomalies, quotas = [], ambiguites, suite }: ResultatNotation): string {
	const [texte] = mention.fondements;
	const autres = ({ fondements }: Remarque) => fondements.filter(({ code }) => code !== texte?.code);
	return [
		mention.texte,
		...mention.fondements.map((source) => `  ${citation(source)}`),
		...(note === undefined ? [] : ['', `Note selon les points : ${ecritDecimal(note)}`]),
		...quotas.flatMap((quota, rang) => [...(rang === 0 ? [''] : []), ligneDuQuota(quota)]),
		...anomalies.flatMap(lignesDeLAnomalie),
		...(ambiguites.length > 0 ? ['', 'Ce que le texte laisse ouvert'] : []),
		...ambiguites.flatMap((une) => [
			`- ${une.texte}`,
			...autres(une).map((source) => `  ${citation(source)}`)
		]),
		'',
		suite.texte,
		...autres(suite).map((source) => `  ${citation(source)}`)
	]
		.map(typographie)
		.join('\n');
}

const ligneDuQuota = ({ points, pourcentage, effectif, places, agents }: Quota): string =>
	`Quota à ${ecritSigne(points)} : ${places} au plus (${pourcentage} % de ${effectif}), ${agents.length} dans la liste`;

const lignesDeLAnomalie = ({ code, niveau, texte, agent, fondement }: Anomalie): string[] => [
	'',
	`${NIVEAUX[niveau]} (${code}, ${endroit(fondement)})${agent === undefined ? '' : `, ${agent}`} : ${texte}`
];
