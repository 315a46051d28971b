import { createHash } from 'node:crypto';
import type { RoleDeMandat } from '#lib/domain/acces/roles.ts';
import {
	type Correspondance,
	type GenreDImportation,
	sontDesTitres
} from '#lib/domain/importation/colonnes.ts';
import { type LigneDeFichier, lireMandats, lireServices } from '#lib/domain/importation/lecture.ts';
import { type MandatConnu, planDeMandats } from '#lib/domain/importation/plan-mandats.ts';
import { planDeServices, type ServiceConnu } from '#lib/domain/importation/plan-services.ts';
import {
	type Operation,
	type Plan,
	type ResumeDuPlan,
	resumeDuPlan
} from '#lib/domain/importation/resume.ts';
import type { Refus } from '#lib/domain/refus.ts';
import { parseAddress } from '#lib/server/mail/address.ts';
import { lignesDuFichier } from '#lib/server/documents/classeur.ts';

/** How an administrator answered about their file. */
export type Reponses = {
	colonnes: Correspondance;
	/** The first row names the columns. */
	titres: boolean;
	/** For services. */
	deplacer: boolean;
	/** For mandates: that of the rows that say none. */
	role: RoleDeMandat;
};

/** What is asked of the program: to open the file, to say what it would change, or to give every change. */
export type Demande =
	| { type: 'ouvrir'; genre: GenreDImportation }
	| ({
			type: 'essayer' | 'planifier';
			genre: GenreDImportation;
			mandats: readonly MandatConnu[];
			/** Domains that an employer reads: an address of one of them is refused with its reason. */
			domaines: readonly { motif: string; domaine: string }[];
	  } & Reponses);

export type Ouverture = {
	type: 'ouvrir';
	lignes: number;
	/** The first rows, to tell the columns by. */
	apercu: string[][];
	titres: boolean;
};
export type Essai = { type: 'essayer'; resume: ResumeDuPlan; empreinte: string };
export type Planification = {
	type: 'planifier';
	empreinte: string;
	operations: Operation[];
	erreurs: number;
};
export type Reponse = ({ ok: true } & (Ouverture | Essai | Planification)) | Refus;

type Parts = { demande: Buffer; connus: Buffer; participants: Buffer; fichier: Buffer };

const CHAMP = 'fichier';
const APERCU = { lignes: 6, colonnes: 60 };

/** Answers a request about a file. `connus`, `participants`: JSON as the database wrote it. Runs apart. */
export async function repondre({ demande, connus, participants, fichier }: Parts): Promise<Reponse> {
	const quoi = JSON.parse(demande.toString('utf8')) as Demande;
	const lu = await lignesDuFichier(fichier, CHAMP);
	if (!lu.ok) return lu;
	if (quoi.type === 'ouvrir') return { ok: true, ...ouverture(quoi.genre, lu.valeur) };
	const services = connusDe(connus, participants);
	const plan = await planDe(quoi, quoi.titres ? lu.valeur.slice(1) : lu.valeur, services);
	const empreinte = createHash('sha256').update(JSON.stringify(plan.operations)).digest('base64url');
	if (quoi.type === 'planifier')
		return {
			ok: true,
			type: 'planifier',
			empreinte,
			operations: plan.operations,
			erreurs: plan.erreurs.length
		};
	const noms = new Map(services.map(({ id, nom }) => [id, nom]));
	return {
		ok: true,
		type: 'essayer',
		empreinte,
		resume: resumeDuPlan(plan, (id) => noms.get(id) ?? id)
	};
}

function ouverture(genre: GenreDImportation, lignes: readonly LigneDeFichier[]): Ouverture {
	const largeur = lignes.reduce((max, { cellules }) => Math.max(max, cellules.length), 0);
	return {
		type: 'ouvrir',
		lignes: lignes.length,
		titres: sontDesTitres(genre, lignes[0]?.cellules ?? []),
		apercu: lignes
			.slice(0, APERCU.lignes)
			.map(({ cellules }) =>
				Array.from({ length: Math.min(largeur, APERCU.colonnes) }, (_, rang) =>
					(cellules[rang] ?? '').slice(0, 80)
				)
			)
	};
}

type ServiceEnBase = {
	id: string;
	nom: string;
	parent_id: string | null;
	effectif: number | null;
	ferme: boolean;
};

function connusDe(connus: Buffer, participants: Buffer): ServiceConnu[] {
	const combien = JSON.parse(participants.toString('utf8')) as Record<string, number>;
	return (JSON.parse(connus.toString('utf8')) as ServiceEnBase[]).map(({ parent_id, ...reste }) => ({
		...reste,
		parentId: parent_id,
		participants: combien[reste.id] ?? null
	}));
}

async function planDe(
	{ genre, colonnes, deplacer, role, mandats, domaines }: Exclude<Demande, { type: 'ouvrir' }>,
	lignes: readonly LigneDeFichier[],
	services: readonly ServiceConnu[]
): Promise<Plan> {
	const rattachements = colonnes.includes('rattachement');
	if (genre === 'services') {
		const lus = lireServices(lignes, colonnes);
		return avec(lus.erreurs, planDeServices(lus.lus, services, { rattachements, deplacer }));
	}
	// Not above: a list of services does without what it brings along.
	const { couvre } = await import('#lib/server/comptes.ts');
	const motifs = new Map<string, string | null>();
	const motif = (courriel: string): string | null => {
		const domaine = courriel.slice(courriel.lastIndexOf('@') + 1);
		const dit =
			motifs.get(domaine) ?? domaines.find((refuse) => couvre(refuse.domaine, domaine))?.motif ?? null;
		motifs.set(domaine, dit);
		return dit;
	};
	const lus = lireMandats(lignes, colonnes, role);
	return avec(lus.erreurs, planDeMandats(lus.lus, mandats, parseAddress, motif));
}

const avec = <P extends Plan>(erreurs: P['erreurs'], plan: P): P => ({
	...plan,
	erreurs: [...erreurs, ...plan.erreurs].toSorted((a, b) => (a.ligne ?? 0) - (b.ligne ?? 0))
});
