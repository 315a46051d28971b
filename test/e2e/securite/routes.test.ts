import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chacun, demande, type Reponse } from '../../support/demande.ts';
import { adresse, routesDuSite, type Route } from '../../support/routes.ts';
import {
	baseDe,
	contenuDeLaBase,
	plante,
	SUJETS,
	type Params,
	type Scene,
	type Sujet
} from '../../support/scene.ts';
import { startSite, type Site } from '../../support/site.ts';

/*
 * Who may ask what: every address and every act that the build serves, in every name, for what is one's own, somebody
 * else's, unknown or not even an id.
 */

const OBJETS = ['ici', 'ailleurs', 'inconnu', 'malforme'] as const;
type Objet = (typeof OBJETS)[number];

/** Whether somebody whom the group lets in may see this object. */
type Droit = (sujet: Sujet, objet: Objet) => boolean;

const tous: Droit = () => true;
const personne: Droit = () => false;
const leSien: Droit = (sujet, objet) =>
	(sujet === 'proprietaire' && objet === 'ici') || (sujet === 'collegue' && objet === 'ailleurs');
/** The agent of « ici » is followed, that of « ailleurs » is private. */
const suivi: Droit = (sujet, objet) => sujet === 'delegue' && objet === 'ici';
const deSaSection: Droit = (sujet, objet) =>
	(sujet === 'delegue' && objet === 'ici') || (sujet === 'delegueAilleurs' && objet === 'ailleurs');
/** The agent whose dossier is on the sitting, and who received the message to the service. */
const surLaSeance: Droit = (sujet, objet) => sujet === 'proprietaire' && objet === 'ici';
const administre: Droit = (sujet, objet) =>
	(sujet === 'administrateur' && objet === 'ici') ||
	(sujet === 'administrateurAilleurs' && objet === 'ailleurs') ||
	(sujet === 'national' && (objet === 'ici' || objet === 'ailleurs'));
/** The elected member and the editor of the scene are of the first section. */
const dIci: Droit = (_, objet) => objet === 'ici';
/** Whatever section there is. */
const dUneSection: Droit = (_, objet) => objet === 'ici' || objet === 'ailleurs';
const national: Droit = (sujet) => sujet === 'national';

type Attente = {
	droit: Droit;
	/** Status of the page for those who have the right to it; a function where it depends on who asks. */
	get?: number | ((sujet: Sujet) => number);
	/** Status of the act sent empty by those who have the right to it. */
	post?: number;
	/** Status for those who have not, when it is not that of an unknown object. */
	sinon?: number;
	/** The act sent empty does something, which the following ones would meet; « tout »: nothing works after it. */
	agit?: true | 'tout';
};

const page = (droit: Droit): Attente => ({ droit });
const acte = (droit: Droit, post = 422): Attente => ({ droit, post });

/** One line for each address. An address without a line fails, and so does a line without an address. */
const ATTENTES: Record<string, Attente> = {
	'/(public)': page(tous),
	'/(public)/accessibilite': page(tous),
	'/(public)/campagne': page(tous),
	'/(public)/campagne/[entree]': { droit: tous, get: 404 },
	'/(public)/campagne/atom.xml': page(tous),
	'/(public)/chiffres-publics': page(tous),
	'/(public)/chiffres-publics/export': { droit: tous, get: 404 },
	'/(public)/chiffres-publics/methode': page(tous),
	'/(public)/confidentialite': page(tous),
	'/(public)/contester': page(tous),
	'/(public)/droits': page(tous),
	'/(public)/droits/[question]': { droit: tous, get: 404 },
	'/(public)/mode-d-emploi': acte(tous),
	'/(public)/mode-d-emploi/tract': { droit: tous, get: 200, post: 307 },
	'/(public)/lettres': page(tous),
	'/(public)/lettres/[modele]': page(tous),
	'/(public)/lettres/[modele]/ecrire': acte(tous, 200),
	'/(public)/lettres/[modele]/envoi': acte(tous, 200),
	'/(public)/lettres/[modele]/[format]': { droit: tous, get: 405, post: 307 },
	'/(public)/medias/[nom]': { droit: tous, get: 404 },
	'/(public)/hors-ligne': acte(tous, 303),
	'/(public)/mentions-legales': page(tous),
	'/(public)/rejoindre/[jeton]': page(tous),
	'/(public)/recherche': page(tous),
	'/(public)/refuser': acte(tous, 200),
	'/(public)/refuser/convocation': acte(tous, 200),
	'/(public)/refuser/risques': acte(tous, 200),
	'/(public)/refuser/lettre': acte(tous, 200),
	'/(public)/refuser/envoi': acte(tous, 200),
	'/(public)/refuser/envoi/[format]': { droit: tous, get: 405, post: 307 },

	'/(public)/regles': page(tous),
	'/(public)/regles/[regime]': { droit: tous, get: 404 },
	'/(public)/sections/[section]': page(dUneSection),
	'/(public)/sections/[section]/atom.xml': page(dUneSection),
	'/(public)/robots.txt': page(tous),
	'/(public)/sitemap.xml': page(tous),
	'/(public)/sources': page(tous),
	// The catalogue asks for a source that is not in the registry.
	'/(public)/sources/[source]': { droit: tous, get: 404 },

	'/(public)/outils': page(tous),
	'/(public)/outils/delais': acte(tous),
	'/(public)/outils/entretien': acte(tous),
	'/(public)/outils/delais/agenda': { droit: tous, get: 405, post: 307 },
	'/(public)/outils/convocation': acte(tous),
	'/(public)/outils/convocation/agenda': { droit: tous, get: 405, post: 307 },
	'/(public)/outils/compte-rendu': acte(tous, 200),
	'/(public)/outils/compte-rendu/questions': acte(tous),
	'/(public)/outils/compte-rendu/resultat': acte(tous),
	'/(public)/outils/ancienne-notation': page(tous),
	'/(public)/outils/ancienne-notation/onic/corps': acte(tous),
	'/(public)/outils/ancienne-notation/onic/fiche': acte(tous),
	'/(public)/outils/ancienne-notation/onic/entretien': acte(tous),
	'/(public)/outils/ancienne-notation/defense': acte(tous),
	'/(public)/api': page(tous),
	'/(public)/api/delai': { droit: tous, get: 422 },
	'/(public)/api/feries': { droit: tous, get: 422 },
	'/(public)/api/echeances': { droit: tous, get: 422, post: 415 },
	'/(public)/api/convocation': { droit: tous, get: 405, post: 415 },

	'/(machine)/readyz': { droit: tous, get: 200 },

	'/(connexion)/connexion': acte(tous),
	'/(connexion)/connexion/code': acte(tous),
	'/(connexion)/connexion/cle': acte(tous),
	'/(connexion)/connexion/cle/nouvelle': acte(tous, 200),
	'/(connexion)/connexion/cle/verification': acte(tous),
	'/(connexion)/connexion/second-facteur': { droit: tous, get: 303 },
	'/(connexion)/connexion/second-facteur/activation': {
		droit: tous,
		get: (sujet) => (estEntre(sujet) ? 200 : 303)
	},
	'/(connexion)/connexion/reprise': acte(tous, 401),
	'/(connexion)/connexion/premier-administrateur/[jeton]': page(tous),
	'/(connexion)/reprendre': acte(tous),
	'/(connexion)/reprendre/adresse': acte(tous),
	'/(connexion)/reprendre/adresse/code': acte(tous),
	'/(connexion)/reprendre/cle': acte(tous),
	'/(connexion)/reprendre/cle/verification': acte(tous),
	'/(connexion)/deconnexion': { droit: tous, post: 303, agit: true },
	'/(connexion)/demo/[jeton]': page(personne),
	'/(connexion)/quitter': { droit: tous, get: 303, post: 200, agit: true },

	'/(agent)/compte': acte(tous, 404),
	'/(agent)/compte/cle': acte(tous, 200),
	'/(agent)/compte/cle/verification': acte(tous),
	'/(agent)/compte/cle/retrait': { droit: tous, post: 303, agit: true },
	'/(agent)/compte/fermeture': { droit: tous, post: 303, agit: 'tout' },
	'/(agent)/dossiers': page(tous),
	'/(agent)/dossiers/nouveau': acte(tous),
	'/(agent)/dossiers/rattachement': acte(tous),
	'/(agent)/dossiers/[id]': page(leSien),
	'/(agent)/dossiers/[id]/calendrier': page(leSien),
	'/(agent)/dossiers/[id]/consentement': acte(leSien),
	'/(agent)/dossiers/[id]/actes': page(leSien),
	'/(agent)/dossiers/[id]/actes/[acte]': acte(leSien),
	'/(agent)/dossiers/[id]/actes/[acte]/envoi': acte(leSien),
	'/(agent)/dossiers/[id]/actes/[acte]/lettre': acte(leSien),
	'/(agent)/dossiers/[id]/actes/[acte]/retrait': { droit: leSien, post: 303, agit: true },
	'/(agent)/dossiers/[id]/actes/[acte]/versement': { droit: personne, post: 404 },
	'/(agent)/dossiers/[id]/echeances': page(leSien),
	'/(agent)/dossiers/[id]/engagement': acte(leSien),
	// The dossier of the scene has no pledge: there is none to take back.
	'/(agent)/dossiers/[id]/engagement/retrait': { droit: leSien, get: 303, post: 303, agit: true },
	'/(agent)/dossiers/[id]/courriers': page(leSien),
	'/(agent)/dossiers/[id]/courriers/[courrier]': page(leSien),
	'/(agent)/dossiers/[id]/courriers/[courrier]/[format]': page(leSien),
	'/(agent)/dossiers/[id]/courriers/[courrier]/envoi': acte(leSien),
	'/(agent)/dossiers/[id]/courriers/[courrier]/recepisse': page(leSien),
	'/(agent)/dossiers/[id]/courriers/[courrier]/recepisse/pdf': page(leSien),
	'/(agent)/dossiers/[id]/faits/nouveau': acte(leSien),
	'/(agent)/dossiers/[id]/faits/[fait]/correction': acte(leSien),
	'/(agent)/dossiers/[id]/faits/[fait]/retrait': { droit: leSien, post: 303, agit: true },
	'/(agent)/dossiers/[id]/cap': page(leSien),
	'/(agent)/dossiers/[id]/cap/[seance]': acte(surLaSeance),
	'/(agent)/dossiers/[id]/cap/[seance]/avis': acte(surLaSeance),
	'/(agent)/dossiers/[id]/cap/[seance]/papiers': page(surLaSeance),
	'/(agent)/dossiers/[id]/joignable': acte(leSien),
	'/(agent)/dossiers/[id]/messages': acte(leSien),
	'/(agent)/dossiers/[id]/pieces': acte(leSien),
	'/(agent)/dossiers/[id]/pieces/[piece]/fichier': page(leSien),
	'/(agent)/dossiers/[id]/pieces/[piece]/intitule': acte(leSien),
	'/(agent)/dossiers/[id]/pieces/[piece]/retrait': { droit: leSien, post: 303, agit: true },
	'/(agent)/dossiers/[id]/recours': page(leSien),
	'/(agent)/dossiers/[id]/entretien': acte(leSien, 303),
	'/(agent)/dossiers/[id]/recours/contester': acte(leSien, 303),
	'/(agent)/dossiers/[id]/recours/contester/[moyen]': acte(leSien),
	'/(agent)/dossiers/[id]/recours/elements': acte(leSien),
	'/(agent)/dossiers/[id]/recours/elements/[element]': acte(leSien),
	'/(agent)/dossiers/[id]/recours/autorite': acte(leSien),
	'/(agent)/dossiers/[id]/recours/identite': acte(leSien),
	'/(agent)/dossiers/[id]/recours/verification': acte(leSien),
	'/(agent)/dossiers/[id]/recours/lettre/[modele]': acte(leSien),
	'/(agent)/dossiers/[id]/recours/lettre/[modele]/texte': acte(leSien),
	'/(agent)/dossiers/[id]/recours/lettre/[modele]/relecture': acte(leSien),
	'/(agent)/dossiers/[id]/recours/pieces/[modele]': acte(leSien, 303),
	'/(agent)/dossiers/[id]/recours/dossier/[courrier]': page(leSien),
	'/(agent)/dossiers/[id]/recours/dossier/[courrier]/volume': page(leSien),
	'/(agent)/dossiers/[id]/recours/reponse': acte(leSien),
	'/(agent)/dossiers/[id]/recours/suite': page(leSien),
	'/(agent)/dossiers/[id]/recours/tribunal': page(leSien),
	'/(agent)/dossiers/[id]/recours/tribunal/memo': page(leSien),
	'/(agent)/dossiers/[id]/recours/tribunal/memo/pdf': page(leSien),

	// Nobody of the scene took an account over.
	'/(agent)/reprise': { droit: personne, post: 404 },
	'/(agent)/messages': page(tous),
	'/(agent)/messages/[diffusion]': page(surLaSeance),

	'/(delegue)/delegue': page(tous),
	'/(delegue)/delegue/outils': page(tous),
	'/(delegue)/delegue/engagements': page(tous),
	'/(delegue)/delegue/engagements/feuille': { droit: tous, get: 404 },
	'/(delegue)/delegue/kit': page(tous),
	'/(delegue)/delegue/kit/[modele]': { droit: tous, get: 404 },
	'/(delegue)/delegue/sans-service': page(tous),
	'/(delegue)/delegue/point': page(tous),
	'/(delegue)/delegue/point/pdf': page(tous),
	// The catalogue asks for a format that it does not have.
	'/(delegue)/delegue/export/[format]': { droit: tous, get: 404 },
	'/(delegue)/delegue/absence': acte(tous),
	'/(delegue)/delegue/absence/[absence]/retour': { droit: deSaSection, post: 303, agit: true },
	'/(delegue)/delegue/dossiers': page(tous),
	'/(delegue)/delegue/dossiers/[id]': page(suivi),
	'/(delegue)/delegue/dossiers/[id]/charge': { droit: suivi, post: 303, agit: true },
	'/(delegue)/delegue/dossiers/[id]/charge/passage': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/charge/fin': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/courriers/[courrier]': page(suivi),
	'/(delegue)/delegue/dossiers/[id]/dossier/[courrier]': page(suivi),
	'/(delegue)/delegue/dossiers/[id]/dossier/[courrier]/docx': page(suivi),
	'/(delegue)/delegue/dossiers/[id]/dossier/[courrier]/volume': page(suivi),
	'/(delegue)/delegue/dossiers/[id]/lettres/[modele]': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/appels': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/messages': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/notes': acte(suivi),
	'/(delegue)/delegue/dossiers/[id]/notes/[note]/retrait': { droit: suivi, post: 303, agit: true },
	'/(delegue)/delegue/dossiers/[id]/pieces/[piece]/fichier': page(suivi),
	'/(delegue)/delegue/diffusions': page(tous),
	'/(delegue)/delegue/diffusions/nouvelle': acte(tous),
	'/(delegue)/delegue/diffusions/[diffusion]': page(suivi),
	'/(delegue)/delegue/reponses': page(tous),
	'/(delegue)/delegue/reponses/nouvelle': acte(tous),
	'/(delegue)/delegue/reponses/[reponse]': acte(deSaSection),
	'/(delegue)/delegue/reponses/[reponse]/retrait': { droit: deSaSection, post: 303, agit: true },
	'/(delegue)/delegue/adherents': page(tous),
	'/(delegue)/delegue/adherents/nouveau': acte(tous),
	'/(delegue)/delegue/adherents/[compte]': page(deSaSection),
	'/(delegue)/delegue/adherents/[compte]/accord': acte(deSaSection),
	'/(delegue)/delegue/adherents/[compte]/code': acte(deSaSection, 200),
	'/(delegue)/delegue/adherents/[compte]/faits/nouveau': acte(deSaSection),
	'/(delegue)/delegue/adherents/[compte]/faits/[faitTenu]/correction': acte(deSaSection),
	'/(delegue)/delegue/adherents/[compte]/faits/[faitTenu]/retrait': {
		droit: deSaSection,
		post: 303,
		agit: true
	},
	// Somebody keeps it already: there is nothing to take on.
	'/(delegue)/delegue/adherents/[compte]/tenue': { droit: deSaSection, get: 303, post: 303, agit: true },
	'/(delegue)/delegue/invitations': page(tous),
	'/(delegue)/delegue/invitations/nouvelle': acte(tous),
	'/(delegue)/delegue/invitations/tract': { droit: tous, get: 303, post: 404 },
	'/(delegue)/delegue/invitations/[invitation]/revocation': { droit: deSaSection, post: 303, agit: true },
	'/(delegue)/delegue/actes': page(tous),
	'/(delegue)/delegue/actes/nouveau/[genre]': acte(tous),
	'/(delegue)/delegue/actes/[acte]': page(deSaSection),
	'/(delegue)/delegue/actes/[acte]/cloture': { droit: deSaSection, post: 303, agit: true },
	'/(delegue)/delegue/actes/[acte]/modification': acte(deSaSection),
	'/(delegue)/delegue/actes/[acte]/transmission': acte(deSaSection),
	'/(delegue)/delegue/actes/[acte]/transmission/[format]': { droit: deSaSection, get: 303, post: 307 },
	'/(delegue)/delegue/cap': page(tous),
	'/(delegue)/delegue/cap/nouvelle': acte(tous),
	'/(delegue)/delegue/cap/[seance]': page(deSaSection),
	'/(delegue)/delegue/cap/[seance]/ajout': acte(deSaSection),
	'/(delegue)/delegue/cap/[seance]/correction': acte(deSaSection),
	'/(delegue)/delegue/cap/[seance]/dossier': page(deSaSection),
	'/(delegue)/delegue/cap/[seance]/passages/[id]': page(suivi),
	'/(delegue)/delegue/cap/[seance]/passages/[id]/notes': acte(suivi),
	'/(delegue)/delegue/cap/[seance]/passages/[id]/resultat': acte(suivi),
	'/(delegue)/delegue/cap/[seance]/passages/[id]/retrait': acte(suivi),
	'/(delegue)/delegue/services/[service]': page(deSaSection),
	'/(delegue)/delegue/services/[service]/comptage': acte(deSaSection),

	'/(elu)/siege': page(tous),
	'/(elu)/siege/[seance]': page(dIci),
	'/(elu)/siege/[seance]/dossier': page(dIci),
	'/(elu)/siege/[seance]/passages/[id]': page(dIci),
	'/(elu)/siege/[seance]/passages/[id]/notes': acte(dIci),
	'/(elu)/siege/[seance]/passages/[id]/resultat': acte(dIci),

	'/(chiffres)/chiffres': page(tous),
	'/(chiffres)/chiffres/epreuve': page(tous),
	// Nothing was published yet.
	'/(chiffres)/chiffres/export': { droit: tous, get: 404 },

	'/(redaction)/redaction': page(tous),
	'/(redaction)/redaction/[section]': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits': page(dIci),
	'/(redaction)/redaction/[section]/ecrits/nouveau/[nature]': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]': page(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]/modification': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]/parution': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]/retrait': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]/rangement': acte(dIci),
	'/(redaction)/redaction/[section]/ecrits/[ecrit]/versions/[version]': acte(dIci),

	'/(admin)/admin': { droit: tous, get: (sujet) => (sujet === 'national' ? 200 : 303) },
	'/(admin)/admin/domaines': acte(tous),
	'/(admin)/admin/domaines/retrait': { droit: national, get: 404, post: 303, sinon: 403, agit: true },
	'/(admin)/admin/sources': page(tous),
	'/(admin)/admin/sections/nouvelle': { droit: national, post: 422, sinon: 403 },
	'/(admin)/admin/sections/[section]': page(administre),
	'/(admin)/admin/sections/[section]/fiche': acte(administre),
	'/(admin)/admin/sections/[section]/saison': acte(administre),
	'/(admin)/admin/sections/[section]/tactique': acte(administre),
	'/(admin)/admin/sections/[section]/textes': page(administre),
	'/(admin)/admin/sections/[section]/textes/nouveau': acte(administre),
	'/(admin)/admin/sections/[section]/textes/[texte]/fin': acte(administre),
	'/(admin)/admin/sections/[section]/services': page(administre),
	'/(admin)/admin/sections/[section]/services/nouveau': acte(administre),
	'/(admin)/admin/sections/[section]/services/[service]': acte(administre),
	'/(admin)/admin/sections/[section]/services/[service]/fermeture': acte(administre),
	'/(admin)/admin/sections/[section]/importations': page(administre),
	'/(admin)/admin/sections/[section]/importations/nouvelle': acte(administre),
	'/(admin)/admin/sections/[section]/importations/[importation]': page(administre),
	'/(admin)/admin/sections/[section]/importations/[importation]/colonnes': acte(administre),
	'/(admin)/admin/sections/[section]/importations/[importation]/application': acte(administre),
	'/(admin)/admin/sections/[section]/importations/[importation]/annulation': acte(administre),
	'/(admin)/admin/sections/[section]/importations/[importation]/abandon': acte(administre),
	'/(admin)/admin/sections/[section]/invitations': page(administre),
	'/(admin)/admin/sections/[section]/invitations/nouvelle': acte(administre),
	'/(admin)/admin/sections/[section]/invitations/tract': { droit: administre, get: 303, post: 404 },
	'/(admin)/admin/sections/[section]/invitations/[invitation]/revocation': {
		droit: administre,
		post: 303,
		agit: true
	},
	'/(admin)/admin/mandats/[portee]': page(administre),
	'/(admin)/admin/mandats/[portee]/nouveau': acte(administre),
	'/(admin)/admin/mandats/[portee]/[mandat]/fin': { droit: administre, post: 303, agit: 'tout' },
	'/(admin)/admin/mandats/[portee]/[mandat]/second-facteur': { droit: administre, post: 303, agit: 'tout' }
};

const SANS_SESSION: readonly Sujet[] = ['anonyme', 'sessionFinie', 'compteFerme'];
const estEntre = (sujet: Sujet) => !SANS_SESSION.includes(sujet);

/** What the door of a group answers, whatever the object. */
function porte(id: string, sujet: Sujet): 'ouverte' | 'connexion' | 'second-facteur' | 'fermee' {
	if (/^\/\((public|connexion|machine)\)/.test(id)) return 'ouverte';
	if (!estEntre(sujet)) return 'connexion';
	if (id.startsWith('/(agent)')) return 'ouverte';
	const [, groupe = ''] = /^\/\((\w+)\)/.exec(id) ?? [];
	const admis = ADMIS[groupe] ?? [];
	if (!admis.includes(sujet)) return 'fermee';
	return sujet === 'delegueSansFacteur' ? 'second-facteur' : 'ouverte';
}

const DELEGUES: readonly Sujet[] = ['delegue', 'delegueAilleurs', 'delegueSansFacteur'];
const ADMINISTRATEURS: readonly Sujet[] = ['administrateur', 'administrateurAilleurs', 'national'];

/** Those whose mandate opens each group, once their second factor is passed. */
const ADMIS: Record<string, readonly Sujet[]> = {
	delegue: DELEGUES,
	admin: ADMINISTRATEURS,
	elu: ['elu'],
	redaction: ['redacteur'],
	chiffres: [...DELEGUES, ...ADMINISTRATEURS, 'elu', 'redacteur']
};

let site: Site;
let base: Awaited<ReturnType<typeof baseDe>>;
let scene: Scene;
let routes: Route[];
let tousLesCas: Cas[];

beforeAll(async () => {
	site = await startSite();
	base = await baseDe(site);
	scene = await plante(site, base);
	routes = routesDuSite();
	tousLesCas = cas();
});

afterAll(async () => {
	await base?.[Symbol.asyncDispose]();
	await site?.[Symbol.asyncDispose]();
});

/** Parameters of an address for an object. Formats and models are words of ours: they stay, so that only the id differs. */
function paramsDe({ ici, ailleurs }: Scene, objet: Objet): Params {
	if (objet === 'ici') return ici;
	if (objet === 'ailleurs') return ailleurs;
	const faux = (nom: string) =>
		MOTS.has(nom) ? ici[nom] : objet === 'inconnu' ? randomUUID() : "1' or 1=1 --%00<b>\u202e%F0%9F";
	return Object.fromEntries(Object.keys(ici).map((nom) => [nom, faux(nom) ?? '']));
}

const MOTS = new Set(['format', 'genre', 'modele', 'nature']);

type Cas = { route: Route; attente: Attente; sujet: Sujet; objet: Objet; chemin: string };

/** Every address, in every name, for every object; where the door is shut, no object is looked at and one is enough. */
function cas(): Cas[] {
	return routes.flatMap((route) =>
		SUJETS.flatMap((sujet) => {
			const regarde = route.id.includes('[') && porte(route.id, sujet) === 'ouverte';
			return (regarde ? OBJETS : OBJETS.slice(0, 1)).map((objet) => ({
				route,
				attente: ATTENTES[route.id]!,
				sujet,
				objet,
				chemin: adresse(route.id, paramsDe(scene, objet))
			}));
		})
	);
}

const nom = ({ route, sujet, objet }: Cas) => `${sujet} ${route.id} (${objet})`;

const lu = ({ attente: { get = 200 }, sujet }: Cas): number => (typeof get === 'function' ? get(sujet) : get);

function statutAttendu(un: Cas): number {
	const { route, attente, sujet, objet } = un;
	const ouverture = porte(route.id, sujet);
	if (ouverture === 'fermee') return 403;
	if (ouverture !== 'ouverte') return 303;
	return attente.droit(sujet, objet) ? lu(un) : (attente.sinon ?? 404);
}

/** What the data of a page, asked by a script, say of it: SvelteKit answers 200 to most. */
function statutDesDonnees({ status, texte }: Reponse): number {
	const donnees = JSON.parse(texte) as {
		type?: string;
		nodes?: { type: string; status?: number; error?: { status: number } }[];
	};
	if (donnees.type === 'redirect') return 303;
	const erreur = donnees.nodes?.find((node) => node?.type === 'error');
	return erreur ? (erreur.error?.status ?? erreur.status ?? 500) : status;
}

/** How many dossiers the site makes at once: one more is asked to come back. */
const DOSSIERS_ENSEMBLE = 4;

/** Differences between what is answered and what is expected, one line each. */
async function ecarts(liste: readonly Cas[], voir: (un: Cas) => Promise<string | null>): Promise<string[]> {
	const lignes = await chacun(
		liste,
		async (un) => {
			const ecart = await voir(un);
			return ecart === null ? null : `${nom(un)}: ${ecart}`;
		},
		DOSSIERS_ENSEMBLE
	);
	return lignes.filter((ligne) => ligne !== null);
}

const compare = (recu: unknown, attendu: unknown): string | null =>
	recu === attendu ? null : `${String(recu)}, expected ${String(attendu)}`;

it('every address that the build serves has its line, and every line its address', () => {
	expect(routes.map(({ id }) => id).toSorted()).toEqual(Object.keys(ATTENTES).toSorted());
	for (const { id, actions, methodes } of routes) {
		const ecrit = actions.length > 0 || methodes.some((methode) => methode !== 'GET');
		// Two of them ask for a session or a link of their own before they look at anything.
		const ailleurs = /second-facteur$|activation$|premier-administrateur|demo/.test(id);
		expect([id, ATTENTES[id]?.post !== undefined], 'an act has its status').toEqual([
			id,
			ecrit && !(ailleurs && id.startsWith('/(connexion)'))
		]);
	}
});

/** What is added to the address of a page to ask its data, as a script does. */
const DONNEES = '/__data.json';

const cookieDe = ({ sujet }: Cas): string | null => scene.cookies[sujet];
const adresseLue = ({ chemin }: Cas, fin: string): string =>
	fin === '' ? chemin : `${chemin === '/' ? '' : chemin}${fin}`;

/** What was answered to who had no right to it, by address and name, in short: nothing is asked twice to be compared. */
const introuvables = new Map<string, string>();
const cle = (un: Cas, fin: string): string => `${adresseLue(un, fin)} ${un.sujet}`;

/** Asks what a person reads, and keeps what « not found » looks like. */
async function lit(un: Cas, fin: string): Promise<Reponse> {
	const answer = await demande(site.origin, adresseLue(un, fin), { cookie: cookieDe(un) });
	if (statutAttendu(un) === 404) introuvables.set(cle(un, fin), empreinte(sansTraces(answer, un.chemin)));
	return answer;
}

const empreinte = (texte: string): string => createHash('sha256').update(texte).digest('base64');

/** What is to be read: a text that is no id answers what an unknown one does, where that is « not found ». */
const aLire = (): Cas[] => tousLesCas.filter((un) => un.objet !== 'malforme' || statutAttendu(un) === 404);

describe('reading', () => {
	it('a page opens to those who have the right to it, and to nobody else', async () => {
		expect(
			await ecarts(aLire(), async (un) => compare((await lit(un, '')).status, statutAttendu(un)))
		).toEqual([]);
	});

	it('the data of a page, asked by a script, neither', async () => {
		const pages = aLire().filter(({ route }) => route.estPage);
		expect(
			await ecarts(pages, async (un) => compare(statutDesDonnees(await lit(un, DONNEES)), statutAttendu(un)))
		).toEqual([]);
	});

	it('what is not yours looks like what does not exist, to the letter', async () => {
		const memes = tousLesCas.filter((un) => statutAttendu(un) === 404);
		expect(memes.length).toBeGreaterThan(400);
		const qui = ({ route, sujet }: Cas) => `${route.id} ${sujet}`;
		const inconnus = new Map(memes.filter(({ objet }) => objet === 'inconnu').map((un) => [qui(un), un]));
		const autres = memes.filter(({ objet, route }) => objet !== 'inconnu' && route.id.includes('['));
		for (const fin of ['', DONNEES]) {
			const voir = async (un: Cas) => {
				const answer = await lit(un, fin);
				return sansTraces(answer, un.chemin);
			};
			expect(
				await ecarts(
					autres.filter(({ route }) => fin === '' || route.estPage),
					async (un) => {
						const inconnu = inconnus.get(qui(un));
						if (!inconnu) return 'nothing unknown to compare with';
						const lue = introuvables.get(cle(un, fin));
						if (lue !== undefined && lue === introuvables.get(cle(inconnu, fin))) return null;
						// What one was told may have changed between the two: both are asked once more, side by side.
						const [sien, autre] = await Promise.all([voir(un), voir(inconnu)]);
						return divergence(sien, autre);
					}
				)
			).toEqual([]);
		}
	});
});

/** An answer without what is drawn anew each time, and without the address asked, which the browser knows. */
function sansTraces({ status, headers, body }: Reponse, chemin: string): string {
	const { date: _date, 'content-length': _length, ...stables } = headers;
	return chemin
		.split('/')
		.filter((morceau) => morceau.length > 20)
		.flatMap((morceau) => [morceau, decodeURIComponent(morceau)])
		.reduce(
			(texte, morceau) => texte.replaceAll(morceau, '…'),
			`${status} ${JSON.stringify(stables)} ${body}`
		)
		.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')
		.replaceAll(/nonce-[\w+/=]+|nonce="[^"]+"/g, 'nonce')
		.replaceAll(/__sveltekit_\w+/g, '__sveltekit');
}

/** Where two long texts part. */
function divergence(un: string, autre: string): string | null {
	if (un === autre) return null;
	const rang = [...un].findIndex((signe, place) => signe !== autre[place]);
	return `« ${un.slice(rang, rang + 80)} », expected « ${autre.slice(rang, rang + 80)} »`;
}

/** Sends the form of an act without an answer in it. */
const envoieVide = (chemin: string, cookie: string | null): Promise<Reponse> =>
	demande(site.origin, chemin, { champs: [['op_id', randomUUID()]], cookie });

describe('writing', () => {
	it('no act passes without the right to it, and nothing is written', async () => {
		const refuses = tousLesCas.filter(
			(un) =>
				un.route.actions.length > 0 &&
				!(porte(un.route.id, un.sujet) === 'ouverte' && un.attente.droit(un.sujet, un.objet))
		);
		expect(refuses.length).toBeGreaterThan(400);
		const avant = await contenuDeLaBase(base, { sauf: VIVANTES });
		expect(
			await ecarts(refuses, async (un) => {
				const { status } = await demande(site.origin, un.chemin, {
					champs: [['op_id', randomUUID()]],
					cookie: scene.cookies[un.sujet]
				});
				return compare(status, statutDeLActe(un));
			})
		).toEqual([]);
		expect(await contenuDeLaBase(base, { sauf: VIVANTES })).toEqual(avant);
	});

	it('a page without an act takes none', async () => {
		const lus = tousLesCas.filter(
			(un) => un.route.estPage && un.route.actions.length === 0 && statutAttendu(un) === 200
		);
		expect(
			await ecarts(lus, async (un) => {
				const cookie = scene.cookies[un.sujet];
				const { status } = await demande(site.origin, un.chemin, {
					champs: [['op_id', randomUUID()]],
					cookie
				});
				return compare(status, 405);
			})
		).toEqual([]);
	});

	it('an act sent empty by those who have the right to it is answered in its own way', async () => {
		const premiers = new Map<string, Cas>();
		for (const un of tousLesCas)
			if (
				un.attente.post !== undefined &&
				!premiers.has(un.route.id) &&
				porte(un.route.id, un.sujet) === 'ouverte' &&
				estEntre(un.sujet) &&
				un.attente.droit(un.sujet, un.objet)
			)
				premiers.set(un.route.id, un);
		const uns = [...premiers.values()];
		expect(uns.length).toBeGreaterThan(40);
		const sansEffet = uns.filter(({ attente }) => !attente.agit);
		const lignes = await ecarts(sansEffet, async (un) =>
			compare((await envoieVide(un.chemin, cookieDe(un))).status, un.attente.post)
		);
		const entamee = await plante(site, base);
		for (const un of uns.filter(({ attente }) => attente.agit)) {
			const ici = un.attente.agit === 'tout' ? await plante(site, base) : entamee;
			// Some acts end the session in which they are done.
			const cookie = await ici.revenir(un.sujet as Parameters<Scene['revenir']>[0]);
			const { status } = await envoieVide(adresse(un.route.id, paramsDe(ici, un.objet)), cookie);
			const ecart = compare(status, un.attente.post);
			if (ecart !== null) lignes.push(`${nom(un)}: ${ecart}`);
		}
		expect(lignes).toEqual([]);
	});
});

/** Tables that the scheduled tasks and the mere reading of a page change. */
const VIVANTES = ['battement', 'rappel', 'session', 'throttle'];

function statutDeLActe(un: Cas): number {
	const ouverture = porte(un.route.id, un.sujet);
	if (ouverture === 'fermee') return 403;
	// What was typed is given back after the sign-in.
	if (ouverture !== 'ouverte') return 307;
	return statutAttendu(un);
}
