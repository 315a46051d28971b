import { enToutesLettres } from '#lib/domain/delais/jour.ts';
import { envoiDuRecours, premier, reception } from '#lib/domain/dossier/depart.ts';
import type { Echeance, ResultatEcheances } from '#lib/domain/dossier/echeance.ts';
import type { Fait, TypeDeFait } from '#lib/domain/dossier/faits.ts';
import {
	type Brouillon,
	type CodeLettre,
	complements,
	contestes,
	ecartsConfirmes,
	estComplet,
	nomDElement,
	retenus
} from '#lib/domain/recours/brouillon.ts';
import { notifieLe } from '#lib/domain/recours/lettre.ts';
import { lettreOuverte } from '#lib/domain/recours/ouverture.ts';
import { silence as silenceDe } from '#lib/domain/recours/silence.ts';
import { type Vocabulaire, vocabulaire } from '#lib/domain/recours/vocabulaire.ts';
import type { CodeEcheance } from '#lib/domain/regimes/regle.ts';
import { majuscule, typographie } from '#lib/domain/typographie.ts';

export const GROUPES = ['preparation', 'reponse', 'commission', 'tribunal'] as const;
/** The four stages of a recourse. */
export type CodeGroupe = (typeof GROUPES)[number];

export type EtatDeTache = 'fait' | 'en-cours' | 'a-faire' | 'pas-encore';

/** Where a task is done: a page of the recourse, a fact to record, a frozen letter. */
export type Vers = { page: string } | { fait: TypeDeFait } | { courrier: string };

export type Tache = { titre: string; etat: EtatDeTache; aide: string | null; vers: Vers | null };

/** A letter already finished. */
export type LettreFigee = { id: string; modele: string };

/** What is known of a recourse. `faits` in any order. */
export type Etat = {
	brouillon: Brouillon;
	chaine: ResultatEcheances;
	faits: readonly Fait[];
	/** The latest first. */
	lettres: readonly LettreFigee[];
};

/** The tasks of each stage and the stage where the recourse stands. */
export type Parcours = { courant: CodeGroupe; groupes: { code: CodeGroupe; taches: Tache[] }[] };

/** What has been done and what is left, from the draft, the facts and the letters. Every text is finished French. */
export function parcours(etat: Etat): Parcours {
	const ordonne = { ...etat, faits: etat.faits.toSorted((a, b) => Temporal.PlainDate.compare(a.le, b.le)) };
	const taches: Record<CodeGroupe, Tache[]> = {
		preparation: preparation(ordonne),
		reponse: reponse(ordonne),
		commission: commission(ordonne),
		tribunal: [
			tache('Le tribunal administratif', 'a-faire', {
				vers: { page: 'tribunal' },
				aide: 'Ses deux mois courent à part : la date, et à qui en parler.'
			})
		]
	};
	return {
		courant: groupeCourant(ordonne),
		groupes: GROUPES.map((code) => ({ code, taches: taches[code] }))
	};
}

/** Whether a task leads to this letter, to write or to send; once sent, another one may be wanted. */
export const aUneTache = (
	groupes: Parcours['groupes'],
	code: CodeLettre,
	lettres: readonly LettreFigee[]
): boolean =>
	groupes
		.flatMap(({ taches }) => taches)
		.some(({ etat, vers }) => {
			if (etat === 'fait' || vers === null) return false;
			if ('page' in vers) return vers.page === `lettre/${code}`;
			return 'courrier' in vers && lettres.find(({ id }) => id === vers.courrier)?.modele === code;
		});

function groupeCourant({ faits, chaine }: Etat): CodeGroupe {
	const a = (type: TypeDeFait) => faits.some((fait) => fait.type === type);
	if (a('compte-rendu-definitif-notifie') || a('recours-contentieux-depose')) return 'tribunal';
	const echeance = echeanceDe(chaine, 'saisine-cap');
	if (a('cap-avis')) return 'commission';
	if (a('reponse-notifiee')) return echeance?.statut === 'sans-objet' ? 'tribunal' : 'commission';
	if (a('recours-hierarchique-envoye') || a('recours-hierarchique-recu')) return 'reponse';
	return 'preparation';
}

function preparation(etat: Etat): Tache[] {
	const { brouillon, chaine } = etat;
	const { elements, autorite, identite, examen } = brouillon;
	const mots = motsDe(etat);
	const choisis = retenus(elements);
	const vu = choisis.length > 0 || Object.keys(examen).length > 0;
	return [
		...notification(chaine),
		tache('Faut-il contester, et quoi ?', vu ? 'fait' : 'a-faire', {
			vers: { page: 'contester' },
			aide: 'Ce que votre dossier montre, ce qui manque, ce que cela vaut.'
		}),
		tache('Choisir ce que vous contestez', choisis.length > 0 ? 'fait' : 'a-faire', {
			vers: { page: 'elements' },
			aide: `Passez en revue tout le compte rendu : ce qui est laissé de côté peut être perdu pour la ${mots.commission}.`
		}),
		...choisis.map((element) =>
			tache(nomDElement(element), etatDElement(element), { vers: { page: `elements/${element.id}` } })
		),
		tache('À qui vous écrivez', autoriteConnue(autorite) ? 'fait' : 'a-faire', {
			vers: { page: 'autorite' },
			aide: `${majuscule(mots.autorite)}, jamais la personne qui vous évalue.`
		}),
		tache('Vous, et vos demandes', identite.nom === '' ? 'a-faire' : 'fait', { vers: { page: 'identite' } }),
		...papiers(etat, mots)
	];
}

const motsDe = ({ chaine }: Pick<Etat, 'chaine'>): Vocabulaire => vocabulaire(chaine.regime);

/** From the check of the answers to the sending. */
function papiers({ brouillon, faits, lettres }: Etat, mots: Vocabulaire): Tache[] {
	const pret = estPret(brouillon);
	const ouverte = pret && ecartsConfirmes(brouillon);
	const figee = lettres.find(({ modele }) => modele === 'recours-hierarchique');
	const envoye = faits.some(({ type }) => type === 'recours-hierarchique-envoye');
	const jointes = brouillon.departs['recours-hierarchique']?.joindre.length ?? 0;
	return [
		tache('Joindre vos pièces', jointes > 0 ? 'fait' : figee ? 'pas-encore' : 'a-faire', {
			vers: figee ? null : { page: 'pieces/recours-hierarchique' },
			aide:
				figee && jointes === 0
					? 'Lettre terminée sans pièce : préparez-en une nouvelle pour en joindre.'
					: 'Comptes rendus passés, chiffres, courriels : ce qui prouve vos raisons. Rien n’oblige à en joindre.'
		}),
		tache('Vérifier vos réponses', verification(brouillon, pret), {
			vers: pret ? { page: 'verification' } : null,
			aide: pret ? null : 'Une fois chaque élément motivé, et la lettre adressée.'
		}),
		tache('La lettre', figee ? 'fait' : ouverte ? 'a-faire' : 'pas-encore', {
			vers: figee ? { courrier: figee.id } : ouverte ? { page: 'lettre/recours-hierarchique' } : null,
			aide: 'À relire, à terminer, à emporter en PDF, en courriel ou en texte.'
		}),
		...dossierComplet(figee),
		tache('Envoyer, et noter l’envoi', envoye ? 'fait' : figee ? 'a-faire' : 'pas-encore', {
			vers: envoye || !figee ? null : { courrier: figee.id },
			aide: envoye ? null : `La date notée ici fait partir la suite de ${mots.votreRecours}.`
		})
	];
}

/** The letter, its exhibits and its list, ready to hand over. */
const dossierComplet = (figee: LettreFigee | undefined): Tache[] =>
	figee
		? [
				tache('Le dossier complet', 'a-faire', {
					vers: { page: `dossier/${figee.id}` },
					aide: 'Si vous voulez tout remettre en un PDF : lettre, bordereau, chronologie et pièces.'
				})
			]
		: [];

const estPret = ({ elements, autorite, identite }: Brouillon): boolean => {
	const choisis = retenus(elements);
	return choisis.length > 0 && choisis.every(estComplet) && autoriteConnue(autorite) && identite.nom !== '';
};

/** The report must have been notified before there is anything to contest. */
const notification = (chaine: ResultatEcheances): Tache[] =>
	notifieLe({ chaine })
		? []
		: [
				tache('Noter le jour où le compte rendu vous a été notifié', 'a-faire', {
					vers: { fait: 'compte-rendu-notifie' },
					aide: 'Sans ce jour, aucun délai ne se compte. Vous pouvez préparer le reste en attendant.'
				})
			];

/** The page of the first answer that is missing; the check of the answers when none is. */
export function pageSuivante({ elements, autorite, identite }: Brouillon): string {
	const choisis = retenus(elements);
	if (choisis.length === 0) return 'elements';
	const incomplet = choisis.find((element) => !estComplet(element));
	if (incomplet) return `elements/${incomplet.id}`;
	if (!autoriteConnue(autorite)) return 'autorite';
	return identite.nom === '' ? 'identite' : 'verification';
}

const autoriteConnue = ({ nom, qualite }: Brouillon['autorite']): boolean => nom !== '' || qualite !== '';

function verification(brouillon: Brouillon, pret: boolean): EtatDeTache {
	if (!pret) return 'pas-encore';
	return ecartsConfirmes(brouillon) ? 'fait' : 'a-faire';
}

const etatDElement = (element: Brouillon['elements'][number]): EtatDeTache =>
	estComplet(element) ? 'fait' : element.passage || element.redaction ? 'en-cours' : 'a-faire';

function reponse(etat: Etat): Tache[] {
	const { chaine, faits } = etat;
	const mots = motsDe(etat);
	const recu = reception(faits);
	if (!recu)
		return [
			tache('La réponse de l’autorité', 'pas-encore', { aide: `Après l’envoi de ${mots.votreRecours}.` })
		];
	const reponseAttendue = echeanceDe(chaine, 'reponse-autorite');
	return [
		...complement(etat, mots),
		recu.notee
			? tache('Noter la réception par l’autorité', 'fait')
			: tache('Noter la réception par l’autorité', recu.etablie ? 'fait' : 'a-faire', {
					vers: { fait: 'recours-hierarchique-recu' },
					aide: recu.etablie
						? 'Parti sans passer par la poste : compté comme reçu le jour même. Un accusé porte une autre date ? Notez-la.'
						: 'Le temps de l’autorité part de l’avis de réception. Tant qu’il manque, le compte part de l’envoi.'
				}),
		tache('Noter la réponse, élément par élément', etatDeLaReponse(etat), {
			vers: { page: 'reponse' },
			aide: reponseAttendue?.limite
				? `Dernier jour de l’autorité : ${enToutesLettres(reponseAttendue.limite)}.`
				: 'Le temps de l’autorité n’a pas pu être vérifié : n’attendez pas sa réponse pour agir.'
		}),
		...silence(etat),
		...(premier(faits, 'reponse-notifiee') ? [] : raisons(etat))
	];
}

/** What was changed since the appeal left, as long as its term lets it be said in another letter. */
function complement(etat: Etat, mots: Vocabulaire): Tache[] {
	const parti = etat.brouillon.envois.some(({ modele }) => modele === 'complement-recours');
	const change = envoiDuRecours(etat.faits) !== null && complements(etat.brouillon).length > 0;
	if (!parti && !(change && etat.brouillon.envoyes !== null && lettreOuverte(etat, 'complement-recours')))
		return [];
	return [
		lettre(
			etat,
			'complement-recours',
			`Compléter ${mots.votreRecours}`,
			'Ce que vous avez changé depuis l’envoi n’est dans aucune lettre : il faut un complément, dans le même délai.'
		)
	];
}

/** Reasons are asked for once somebody answered, or let the time pass. */
const raisons = (etat: Etat): Tache[] =>
	lettreOuverte(etat, 'demande-motifs')
		? [
				lettre(
					etat,
					'demande-motifs',
					'Demander les raisons',
					'Si vous voulez les connaître. Cette demande n’arrête aucun délai.'
				)
			]
		: [];

function etatDeLaReponse({ brouillon, faits }: Etat): EtatDeTache {
	if (!premier(faits, 'reponse-notifiee')) return 'a-faire';
	return contestes(brouillon).some(({ obtenu }) => obtenu === null) ? 'en-cours' : 'fait';
}

/** What the silence calls for. */
function silence(etat: Etat): Tache[] {
	const { commission: nom } = motsDe(etat);
	const seTait = silenceDe(etat, nom);
	if (!seTait) return [];
	return [
		lettre(etat, 'relance', 'Relancer l’autorité', 'Une relance n’arrête aucun délai.'),
		lettre(
			etat,
			'saisine-cap-precaution',
			`Saisir la ${nom} par précaution`,
			seTait.etat === 'sans-delai'
				? 'Le délai n’a pas pu être vérifié : n’attendez pas.'
				: 'Pour ne pas laisser passer le mois, si le silence vaut réponse.'
		)
	];
}

function commission(etat: Etat): Tache[] {
	const { faits } = etat;
	const { commission: nom } = motsDe(etat);
	const saisie = premier(faits, 'cap-saisie') !== undefined;
	const avis = premier(faits, 'cap-avis') !== undefined;
	const repondu = premier(faits, 'reponse-notifiee') !== undefined;
	return [
		repondu
			? lettre(etat, 'saisine-cap', `Saisir la ${nom}`, 'Seulement ce que vous avez contesté et pas obtenu.')
			: tache(`Saisir la ${nom} après la réponse`, 'pas-encore', {
					aide: 'Sans réponse, on la saisit par précaution.'
				}),
		...(repondu ? raisons(etat) : []),
		...(lettreOuverte(etat, 'observations-cap')
			? [
					lettre(
						etat,
						'observations-cap',
						`Écrire vos observations à la ${nom}`,
						'Vos arguments sur ce que vous avez contesté, avant la séance.'
					)
				]
			: []),
		tache(`Noter l’avis de la ${nom}`, avis ? 'fait' : saisie ? 'a-faire' : 'pas-encore', {
			vers: saisie && !avis ? { fait: 'cap-avis' } : null,
			aide: 'Un avis : il n’oblige pas l’administration.'
		}),
		tache('Noter le compte rendu définitif', saisie ? 'a-faire' : 'pas-encore', {
			vers: saisie ? { fait: 'compte-rendu-definitif-notifie' } : null,
			aide: 'S’il a changé, c’est une nouvelle décision : le délai du tribunal repart.'
		})
	];
}

/** A letter to write, then to send: « commencé » between the two. */
function lettre({ brouillon, lettres }: Etat, code: CodeLettre, titre: string, aide: string): Tache {
	const figee = lettres.find(({ modele }) => modele === code);
	const partie = brouillon.envois.some(({ modele }) => modele === code);
	return tache(titre, partie ? 'fait' : figee ? 'en-cours' : 'a-faire', {
		vers: figee ? { courrier: figee.id } : { page: `lettre/${code}` },
		aide: figee && !partie ? 'Lettre prête : envoyez-la, puis notez l’envoi.' : aide
	});
}

function tache(titre: string, etat: EtatDeTache, { vers = null, aide = null }: Partial<Tache> = {}): Tache {
	return { titre: typographie(titre), etat, vers, aide: aide === null ? null : typographie(aide) };
}

const echeanceDe = (chaine: ResultatEcheances, code: CodeEcheance): Echeance | undefined =>
	chaine.echeances.find((echeance) => echeance.code === code);
