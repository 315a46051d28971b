import { plie as plieUnNom } from './colonnes.ts';
import { type Remarque, remarque, type ServiceEcrit } from './lecture.ts';

/** A service as the section has it. */
export type ServiceConnu = {
	id: string;
	nom: string;
	parentId: string | null;
	effectif: number | null;
	ferme: boolean;
	/** Most people counted in the service itself this season; null for whoever may not know. */
	participants: number | null;
};

/** A service known by its id, or the one that the n-th operation creates. */
export type Lieu = { id: string } | { cree: number };

/** One change to make, in the order in which each finds what it needs. */
export type OperationDeService =
	| { type: 'cree'; ligne: number | null; nom: string; parent: Lieu | null; effectif: number | null }
	| { type: 'effectif'; ligne: number; id: string; nom: string; avant: number | null; effectif: number }
	| { type: 'deplace'; ligne: number; id: string; nom: string; avant: string | null; parent: Lieu | null };

export type PlanDeServices = {
	operations: OperationDeService[];
	/** Rows that change nothing. */
	inchanges: number;
	/** What stands in the way of applying. */
	erreurs: Remarque[];
	avertissements: Remarque[];
};

export type Reglages = {
	/** The file says what is above each service: one that says nothing stands at the top. */
	rattachements: boolean;
	/** A service that bears the same name elsewhere in the section is put where the file says, instead of making another one. */
	deplacer: boolean;
};

type Noeud = {
	nom: string;
	parent: Noeud | null;
	connu: ServiceConnu | null;
	/** The row that describes it; null as long as it is only named by others. */
	ecrit: ServiceEcrit | null;
	deplace: boolean;
	/** The closed service that it is, or that new ones like it would be under. */
	ferme: ServiceConnu | null;
	/** Tells it from the others while they are put in place. */
	numero: number;
	/** The operation that creates it. */
	operation: number;
};

/**
 * What bringing these services in would change in a section. A service is told by its name and the one above it, whatever the
 * capitals and accents. One that is only named as being above others is created too, and said. Errors: two rows that say
 * different things of one service, a name that several services bear, a service that would be under itself, one that is closed.
 */
export function planDeServices(
	ecrits: readonly ServiceEcrit[],
	connus: readonly ServiceConnu[],
	reglages: Reglages
): PlanDeServices {
	const table = new Table(ecrits, connus, reglages);
	// What is high first: a direction has its place before the paths that go through it.
	for (const ecrit of ecrits.toSorted((a, b) => a.rattachement.length - b.rattachement.length))
		table.place(ecrit);
	return table.plan();
}

/** `plie`, worked out once for each name: a file says the same ones over and over. */
function plieur(): (nom: string) => string {
	const plis = new Map<string, string>();
	return (nom) => {
		const pli = plis.get(nom) ?? plieUnNom(nom);
		plis.set(nom, pli);
		return pli;
	};
}

const SOMMET = '';

class Table {
	private readonly plie = plieur();
	private readonly reglages: Reglages;
	private readonly connuParId: Map<string, ServiceConnu>;
	private readonly connusParNom: Map<string, ServiceConnu[]>;
	private readonly connusParLieu: Map<string, ServiceConnu[]>;
	private readonly ecritsParNom: Map<string, ServiceEcrit[]>;
	/** Every place that the file names, by the number of the place above and the name. */
	private readonly lieux = new Map<string, Noeud>();
	private readonly noeuds: Noeud[] = [];
	private readonly noeudDe = new Map<ServiceEcrit, Noeud | null>();
	private readonly noeudDuConnu = new Map<string, Noeud>();
	private readonly erreurs: Remarque[] = [];
	private readonly avertissements: Remarque[] = [];
	private inchanges = 0;

	constructor(ecrits: readonly ServiceEcrit[], connus: readonly ServiceConnu[], reglages: Reglages) {
		this.reglages = reglages;
		this.connuParId = new Map(connus.map((un) => [un.id, un]));
		this.connusParNom = Map.groupBy(
			connus.filter(({ ferme }) => !ferme),
			({ nom }) => this.plie(nom)
		);
		this.connusParLieu = Map.groupBy(connus, ({ parentId, nom }) => this.cle(parentId ?? SOMMET, nom));
		this.ecritsParNom = Map.groupBy(ecrits, ({ nom }) => this.plie(nom));
	}

	/** Puts a row at its place, after the rows that it depends on: each waits on a pile, never on the call stack. */
	place(premier: ServiceEcrit): void {
		const pile = [premier];
		const enAttente = new Set(pile);
		for (let ecrit = pile.at(-1); ecrit; ecrit = pile.at(-1)) {
			const dessus = this.ecritAuDessus(ecrit);
			if (this.noeudDe.has(ecrit) || dessus === null || this.noeudDe.has(dessus)) {
				if (!this.noeudDe.has(ecrit)) this.noeudDe.set(ecrit, this.assied(ecrit));
				pile.pop();
				enAttente.delete(ecrit);
			} else if (enAttente.has(dessus)) {
				this.boucle(pile.slice(pile.indexOf(dessus)));
			} else {
				pile.push(dessus);
				enAttente.add(dessus);
			}
		}
	}

	plan(): PlanDeServices {
		const operations: OperationDeService[] = [];
		for (const noeud of this.noeuds) {
			noeud.operation = operations.length;
			operations.push(...this.operationsDe(noeud));
		}
		if (this.erreurs.length === 0) this.verifieDeplacements();
		return {
			operations,
			inchanges: this.inchanges,
			erreurs: this.erreurs.toSorted(parLigne),
			avertissements: this.avertissements.toSorted(parLigne)
		};
	}

	/** The one row that the single name above a row means, or null. */
	private ecritAuDessus({ rattachement }: ServiceEcrit): ServiceEcrit | null {
		const [seul, ...suite] = rattachement;
		if (seul === undefined || suite.length > 0) return null;
		const homonymes = this.ecritsParNom.get(this.plie(seul)) ?? [];
		return homonymes.length === 1 ? (homonymes[0] ?? null) : null;
	}

	private boucle(lignes: readonly ServiceEcrit[]): void {
		const noms = lignes.map(({ nom }) => `« ${nom} »`).join(', qui dépend de ');
		for (const ecrit of lignes) this.noeudDe.set(ecrit, null);
		const [premiere] = lignes;
		this.erreurs.push(
			remarque(
				premiere?.ligne ?? null,
				lignes.length === 1
					? `${noms} ne peut pas dépendre de lui-même : corrigez le service au-dessus.`
					: `${noms}, qui dépend de « ${premiere?.nom ?? ''} » : corrigez l’un de ces rattachements.`
			)
		);
	}

	/** The place of a row whose place above is known; null when a sentence was said instead. */
	private assied(ecrit: ServiceEcrit): Noeud | null {
		const parent = this.parentDe(ecrit);
		if (parent === undefined) return null;
		const noeud = parent === 'partout' ? this.parNom(ecrit) : this.lieu(parent, ecrit.nom, ecrit);
		if (noeud === null) return null;
		const ferme = noeud.parent?.ferme;
		if (ferme) {
			this.erreurs.push(
				remarque(
					ecrit.ligne,
					`« ${ferme.nom} », au-dessus, est fermé : rouvrez-le d’abord, ou retirez la ligne.`
				)
			);
			return noeud;
		}
		if (noeud.ecrit !== null) return this.doublon(noeud, noeud.ecrit, ecrit);
		if (noeud.connu?.ferme) {
			this.erreurs.push(
				remarque(ecrit.ligne, `« ${ecrit.nom} » est fermé : rouvrez-le d’abord, ou retirez la ligne.`)
			);
			return noeud;
		}
		noeud.ecrit = ecrit;
		this.compareAuxParticipants(noeud, ecrit);
		return noeud;
	}

	/** What is above a row: a place, null at the top, `partout` when the file does not say, undefined when it cannot be told. */
	private parentDe(ecrit: ServiceEcrit): Noeud | null | 'partout' | undefined {
		const { rattachement, ligne } = ecrit;
		const [seul, ...suite] = rattachement;
		if (seul === undefined) return this.reglages.rattachements ? null : 'partout';
		if (suite.length > 0) {
			let ici: Noeud | null = null;
			for (const nom of rattachement) ici = this.lieu(ici, nom, null);
			return ici;
		}
		const dessus = this.ecritAuDessus(ecrit);
		// What is wrong with the row above was said there.
		if (dessus) return this.noeudDe.get(dessus) ?? undefined;
		const connus = this.connusParNom.get(this.plie(seul)) ?? [];
		if ((this.ecritsParNom.get(this.plie(seul)) ?? []).length > 1 || connus.length > 1) {
			this.erreurs.push(
				remarque(
					ligne,
					`Plusieurs services s’appellent « ${seul} » : écrivez le chemin entier, comme « Direction > ${seul} ».`
				)
			);
			return undefined;
		}
		const [connu] = connus;
		return connu ? this.noeudDuService(connu) : this.lieu(null, seul, null);
	}

	/** The place of a service that the section has, and of all those above it. */
	private noeudDuService(connu: ServiceConnu): Noeud {
		const chaine = [connu];
		for (let un = connu; un.parentId !== null && !this.noeudDuConnu.has(un.id);) {
			const dessus = this.connuParId.get(un.parentId);
			if (!dessus || chaine.includes(dessus)) break;
			chaine.push(dessus);
			un = dessus;
		}
		let ici: Noeud | null = null;
		for (const un of chaine.toReversed())
			ici = this.noeudDuConnu.get(un.id) ?? this.ajoute(ici, un.nom, un, false);
		return ici ?? this.ajoute(null, connu.nom, connu, false);
	}

	/** Without a column that says what is above: the one service of that name, else a new one at the top. */
	private parNom(ecrit: ServiceEcrit): Noeud | null {
		const connus = this.connusParNom.get(this.plie(ecrit.nom)) ?? [];
		const [connu] = connus;
		if (connus.length > 1) {
			this.erreurs.push(
				remarque(
					ecrit.ligne,
					`Plusieurs services s’appellent « ${ecrit.nom} » : ajoutez une colonne qui dit ce qu’il y a au-dessus.`
				)
			);
			return null;
		}
		return connu ? this.noeudDuService(connu) : this.lieu(null, ecrit.nom, ecrit);
	}

	/** The place of this name under another one: the one that the file already named, that of the section, or a new one. */
	private lieu(parent: Noeud | null, nom: string, ecrit: ServiceEcrit | null): Noeud {
		const deja = this.lieux.get(this.cleDe(parent, nom));
		if (deja) return deja;
		const ici = parent === null ? SOMMET : parent.connu?.id;
		const sur_place = ici === undefined ? [] : (this.connusParLieu.get(this.cle(ici, nom)) ?? []);
		const connu = sur_place.find(({ ferme }) => !ferme) ?? sur_place[0] ?? null;
		if (connu && !this.noeudDuConnu.has(connu.id)) return this.ajoute(parent, connu.nom, connu, false);
		if (connu)
			this.erreurs.push(
				remarque(ecrit?.ligne ?? null, `« ${nom} » est à deux endroits dans ce fichier : gardez-en un.`)
			);
		const ailleurs = ecrit && this.seulAilleurs(nom);
		if (ailleurs && this.reglages.deplacer) return this.deplace(parent, nom, ailleurs);
		if (ailleurs)
			this.avertissements.push(
				remarque(
					ecrit.ligne,
					`Un service s’appelle déjà « ${ailleurs.nom} » ailleurs dans la section : celui-ci en sera un autre.`
				)
			);
		return this.ajoute(parent, nom, null, false);
	}

	/** Puts a service of the section elsewhere: after all that is above its new place. */
	private deplace(parent: Noeud | null, nom: string, connu: ServiceConnu): Noeud {
		const nomme = this.noeudDuConnu.get(connu.id);
		if (!nomme) return this.ajoute(parent, connu.nom, connu, true);
		nomme.parent = parent;
		nomme.deplace = true;
		this.lieux.set(this.cleDe(parent, nom), nomme);
		this.noeuds.splice(this.noeuds.indexOf(nomme), 1);
		this.noeuds.push(nomme);
		return nomme;
	}

	/** The one open service of this name, when the file names it once and no row holds it in its place. */
	private seulAilleurs(nom: string): ServiceConnu | null {
		const [connu, ...autres] = this.connusParNom.get(this.plie(nom)) ?? [];
		const une = (this.ecritsParNom.get(this.plie(nom)) ?? []).length === 1;
		const nomme = connu && this.noeudDuConnu.get(connu.id);
		return connu && autres.length === 0 && une && !nomme?.ecrit && !nomme?.deplace ? connu : null;
	}

	private ajoute(parent: Noeud | null, nom: string, connu: ServiceConnu | null, deplace: boolean): Noeud {
		const noeud: Noeud = {
			nom,
			parent,
			connu,
			ecrit: null,
			deplace,
			ferme: connu ? (connu.ferme ? connu : null) : (parent?.ferme ?? null),
			numero: this.noeuds.length,
			operation: 0
		};
		this.lieux.set(this.cleDe(parent, nom), noeud);
		if (connu) this.noeudDuConnu.set(connu.id, noeud);
		this.noeuds.push(noeud);
		return noeud;
	}

	private readonly cle = (dessus: string, nom: string): string => `${dessus}\u0000${this.plie(nom)}`;
	private readonly cleDe = (parent: Noeud | null, nom: string): string =>
		this.cle(parent === null ? SOMMET : String(parent.numero), nom);

	private doublon(noeud: Noeud, premier: ServiceEcrit, second: ServiceEcrit): Noeud {
		const pareils = premier.effectif === second.effectif || second.effectif === null;
		const phrase = `« ${second.nom} » est déjà à la ligne ${premier.ligne}`;
		if (pareils) this.avertissements.push(remarque(second.ligne, `${phrase} : cette ligne ne change rien.`));
		else
			this.erreurs.push(
				remarque(second.ligne, `${phrase} avec un autre effectif : gardez la bonne des deux.`)
			);
		this.inchanges += pareils ? 1 : 0;
		return noeud;
	}

	private compareAuxParticipants({ connu }: Noeud, { ligne, nom, effectif }: ServiceEcrit): void {
		// The number is exact and stays out of the sentence, which is kept and read by every administrator of the section.
		if (effectif !== null && effectif < (connu?.participants ?? 0))
			this.avertissements.push(
				remarque(
					ligne,
					`« ${nom} » compte plus de participant·es que cet effectif de ${effectif} : vérifiez l’un et l’autre.`
				)
			);
	}

	private operationsDe(noeud: Noeud): OperationDeService[] {
		const { connu, ecrit, nom } = noeud;
		const parent = lieuDe(noeud.parent);
		if (!connu && !ecrit)
			this.avertissements.push(
				remarque(null, `« ${nom} » n’a pas de ligne à lui : il est créé parce que d’autres en dépendent.`)
			);
		if (!connu)
			return [{ type: 'cree', ligne: ecrit?.ligne ?? null, nom, parent, effectif: ecrit?.effectif ?? null }];
		const faites: OperationDeService[] = [];
		if (!ecrit) return faites;
		const { ligne, effectif } = ecrit;
		if (noeud.deplace)
			faites.push({ type: 'deplace', ligne, id: connu.id, nom, avant: connu.parentId, parent });
		if (effectif !== null && effectif !== connu.effectif)
			faites.push({ type: 'effectif', ligne, id: connu.id, nom, avant: connu.effectif, effectif });
		if (faites.length === 0) this.inchanges += 1;
		return faites;
	}

	/** A service that moves under one of those that it contains, and that the file does not move. */
	private verifieDeplacements(): void {
		for (const noeud of this.noeuds.filter(({ deplace }) => deplace)) {
			const vus = new Set<string>();
			for (let ici = this.auDessus(noeud.connu?.id ?? null, noeud); ici && !vus.has(ici);) {
				vus.add(ici);
				if (ici === noeud.connu?.id) {
					this.erreurs.push(
						remarque(
							noeud.ecrit?.ligne ?? null,
							`« ${noeud.nom} » dépendrait d’un service qu’il contient : corrigez le service au-dessus.`
						)
					);
					break;
				}
				ici = this.auDessus(ici, this.noeudDuConnu.get(ici) ?? null);
			}
		}
	}

	/** The known service above one, once everything moved; null at the top or under a new one, which is under no moved one. */
	private auDessus(id: string | null, noeud: Noeud | null): string | null {
		if (!noeud) return id === null ? null : (this.connuParId.get(id)?.parentId ?? null);
		let dessus = noeud.parent;
		while (dessus && !dessus.connu) dessus = dessus.parent;
		return dessus?.connu?.id ?? null;
	}
}

const lieuDe = (noeud: Noeud | null): Lieu | null =>
	noeud === null ? null : noeud.connu ? { id: noeud.connu.id } : { cree: noeud.operation };

const parLigne = (a: Remarque, b: Remarque): number => (a.ligne ?? DERNIERE) - (b.ligne ?? DERNIERE);

/** What is said of the whole file comes last. */
const DERNIERE = Number.MAX_SAFE_INTEGER;
