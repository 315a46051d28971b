CREATE TABLE "acte_collectif" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"service_id" uuid,
	"genre" smallint NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"cree_par" uuid,
	"cree_at" timestamptz NOT NULL,
	"clos_at" timestamptz,
	CONSTRAINT "acte_collectif_genre" CHECK ("acte_collectif"."genre" in (1, 2))
);
--> statement-breakpoint
ALTER TABLE "acte_collectif" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "acte_participant" (
	"acte_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"nom" "bytea" NOT NULL,
	"accord_at" timestamptz NOT NULL,
	"courrier_id" uuid,
	"signe_le" date,
	CONSTRAINT "acte_participant_acte_id_dossier_id_pk" PRIMARY KEY("acte_id","dossier_id")
);
--> statement-breakpoint
ALTER TABLE "acte_participant" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "avis" (
	"id" uuid PRIMARY KEY NOT NULL,
	"compte_id" uuid NOT NULL,
	"demande_at" timestamptz NOT NULL,
	"etat" smallint NOT NULL,
	"bail_jusque_at" timestamptz,
	"essais" integer NOT NULL,
	"envoye_at" timestamptz,
	"erreur" text
);
--> statement-breakpoint
ALTER TABLE "avis" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cap_passage" (
	"id" uuid PRIMARY KEY NOT NULL,
	"session_id" uuid NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"propose_par" uuid,
	"propose_at" timestamptz NOT NULL,
	"accord" smallint NOT NULL,
	"accord_at" timestamptz,
	"notes" "bytea",
	"resultat" "bytea",
	"resultat_at" timestamptz,
	"version" integer NOT NULL,
	CONSTRAINT "cap_passage_unique" UNIQUE("session_id","dossier_id"),
	CONSTRAINT "cap_passage_accord" CHECK ("cap_passage"."accord" between 0 and 2)
);
--> statement-breakpoint
ALTER TABLE "cap_passage" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "cap_session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"le" date NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"creee_par" uuid,
	"creee_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cap_session" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "piece" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"contenu" "bytea" NOT NULL,
	"taille" bigint NOT NULL,
	"ajoutee_at" timestamptz NOT NULL,
	"retiree_at" timestamptz,
	CONSTRAINT "piece_compte_unique" UNIQUE("id","compte_id"),
	CONSTRAINT "piece_taille" CHECK ("piece"."taille" > 0)
);
--> statement-breakpoint
ALTER TABLE "piece" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "piece_morceau" (
	"piece_id" uuid NOT NULL,
	"rang" integer NOT NULL,
	"compte_id" uuid NOT NULL,
	"contenu" "bytea" NOT NULL,
	CONSTRAINT "piece_morceau_piece_id_rang_pk" PRIMARY KEY("piece_id","rang"),
	CONSTRAINT "piece_morceau_rang" CHECK ("piece_morceau"."rang" >= 0)
);
--> statement-breakpoint
ALTER TABLE "piece_morceau" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "relecture" (
	"id" uuid PRIMARY KEY NOT NULL,
	"dossier_id" uuid NOT NULL,
	"compte_id" uuid NOT NULL,
	"modele" smallint NOT NULL,
	"contenu" "bytea" NOT NULL,
	"approuve" boolean NOT NULL,
	"par" uuid,
	"faite_at" timestamptz NOT NULL,
	"reglee_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "relecture" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tactique" (
	"section_id" uuid PRIMARY KEY NOT NULL,
	"contenu" "bytea" NOT NULL,
	"version" integer NOT NULL,
	"maj_par" uuid,
	"maj_at" timestamptz NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tactique" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "acte_collectif" ADD CONSTRAINT "acte_collectif_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acte_collectif" ADD CONSTRAINT "acte_collectif_cree_par_compte_id_fk" FOREIGN KEY ("cree_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acte_collectif" ADD CONSTRAINT "acte_collectif_service_section" FOREIGN KEY ("service_id","section_id") REFERENCES "public"."service"("id","section_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acte_participant" ADD CONSTRAINT "acte_participant_acte_id_acte_collectif_id_fk" FOREIGN KEY ("acte_id") REFERENCES "public"."acte_collectif"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acte_participant" ADD CONSTRAINT "acte_participant_courrier_id_courrier_id_fk" FOREIGN KEY ("courrier_id") REFERENCES "public"."courrier"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "acte_participant" ADD CONSTRAINT "acte_participant_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "avis" ADD CONSTRAINT "avis_compte_id_compte_id_fk" FOREIGN KEY ("compte_id") REFERENCES "public"."compte"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_passage" ADD CONSTRAINT "cap_passage_session_id_cap_session_id_fk" FOREIGN KEY ("session_id") REFERENCES "public"."cap_session"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_passage" ADD CONSTRAINT "cap_passage_propose_par_compte_id_fk" FOREIGN KEY ("propose_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_passage" ADD CONSTRAINT "cap_passage_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_session" ADD CONSTRAINT "cap_session_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cap_session" ADD CONSTRAINT "cap_session_creee_par_compte_id_fk" FOREIGN KEY ("creee_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "piece" ADD CONSTRAINT "piece_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "piece_morceau" ADD CONSTRAINT "piece_morceau_piece" FOREIGN KEY ("piece_id","compte_id") REFERENCES "public"."piece"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relecture" ADD CONSTRAINT "relecture_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "relecture" ADD CONSTRAINT "relecture_dossier_compte" FOREIGN KEY ("dossier_id","compte_id") REFERENCES "public"."dossier"("id","compte_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tactique" ADD CONSTRAINT "tactique_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tactique" ADD CONSTRAINT "tactique_maj_par_compte_id_fk" FOREIGN KEY ("maj_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acte_collectif_section" ON "acte_collectif" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "acte_participant_compte" ON "acte_participant" USING btree ("compte_id");--> statement-breakpoint
CREATE UNIQUE INDEX "avis_en_attente" ON "avis" USING btree ("compte_id") WHERE "avis"."etat" = 1;--> statement-breakpoint
CREATE INDEX "avis_compte" ON "avis" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "cap_passage_dossier" ON "cap_passage" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "cap_passage_compte" ON "cap_passage" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "cap_session_section" ON "cap_session" USING btree ("section_id","le");--> statement-breakpoint
CREATE INDEX "piece_dossier" ON "piece" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "piece_compte" ON "piece" USING btree ("compte_id");--> statement-breakpoint
CREATE INDEX "relecture_dossier" ON "relecture" USING btree ("dossier_id");--> statement-breakpoint
CREATE INDEX "relecture_compte" ON "relecture" USING btree ("compte_id");--> statement-breakpoint

-- Who may do what with each row. Written by hand as in 0001; test/securite holds the matrix.

-- The dossiers that a delegate sees are the followed ones of their sections; the same holds below.
ALTER TABLE piece FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON piece TO app_agent;
GRANT UPDATE (contenu, retiree_at) ON piece TO app_agent;
GRANT SELECT ON piece TO app_delegue;
CREATE POLICY agent_tient_les_siennes ON piece FOR ALL TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY delegue_lit_les_suivies ON piece FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.id = piece.dossier_id));

ALTER TABLE piece_morceau FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON piece_morceau TO app_agent;
GRANT SELECT ON piece_morceau TO app_delegue;
CREATE POLICY agent_tient_les_siens ON piece_morceau FOR ALL TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY delegue_lit_les_suivis ON piece_morceau FOR SELECT TO app_delegue
	USING (exists (select from piece p where p.id = piece_morceau.piece_id));

ALTER TABLE relecture FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON relecture TO app_agent, app_delegue;
GRANT UPDATE (reglee_at) ON relecture TO app_agent;
CREATE POLICY agent_lit_les_siennes ON relecture FOR SELECT TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_repond ON relecture FOR INSERT TO app_agent
	WITH CHECK (compte_id = (select vigie_acteur()) and par = (select vigie_acteur()) and not approuve);
CREATE POLICY agent_regle ON relecture FOR UPDATE TO app_agent USING (compte_id = (select vigie_acteur()));
CREATE POLICY delegue_lit_les_suivies ON relecture FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.id = relecture.dossier_id));
CREATE POLICY delegue_relit ON relecture FOR INSERT TO app_delegue
	WITH CHECK (
		par = (select vigie_acteur()) and reglee_at is null
		and exists (select from dossier d where d.id = relecture.dossier_id)
	);

-- A session is the section's; the agent sees those on which a dossier of theirs was put.
ALTER TABLE cap_session FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON cap_session TO app_delegue;
GRANT UPDATE (le, contenu, version) ON cap_session TO app_delegue;
GRANT SELECT (id, section_id, le, contenu) ON cap_session TO app_agent;
CREATE POLICY delegue_lit_sa_section ON cap_session FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_ouvre ON cap_session FOR INSERT TO app_delegue
	WITH CHECK (
		section_id = any ((select vigie_sections_deleguees())::uuid[]) and creee_par = (select vigie_acteur())
	);
CREATE POLICY delegue_change ON cap_session FOR UPDATE TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));

-- The delegate asks and notes, the agent alone agrees; neither writes the columns of the other.
ALTER TABLE cap_passage FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON cap_passage TO app_delegue;
GRANT UPDATE (notes, resultat, resultat_at, version) ON cap_passage TO app_delegue;
GRANT SELECT (id, session_id, dossier_id, compte_id, propose_at, accord, accord_at, resultat, resultat_at)
	ON cap_passage TO app_agent;
GRANT UPDATE (accord, accord_at) ON cap_passage TO app_agent;
CREATE POLICY agent_lit_les_siens ON cap_passage FOR SELECT TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY agent_accorde ON cap_passage FOR UPDATE TO app_agent USING (compte_id = (select vigie_acteur()));
-- A dossier that went to another section takes nothing of the former one along.
CREATE POLICY delegue_lit_les_suivis ON cap_passage FOR SELECT TO app_delegue
	USING (exists (
		select from dossier d join cap_session s on s.section_id = d.section_id
		where d.id = cap_passage.dossier_id and s.id = cap_passage.session_id
	));
CREATE POLICY delegue_propose ON cap_passage FOR INSERT TO app_delegue
	WITH CHECK (
		propose_par = (select vigie_acteur()) and accord = 0 and accord_at is null
		and exists (
			select from dossier d join cap_session s on s.section_id = d.section_id
			where d.id = cap_passage.dossier_id and s.id = cap_passage.session_id
		)
	);
-- A statement without condition reads nothing: the policy that shows rows does not hold back these two.
CREATE POLICY delegue_note ON cap_passage FOR UPDATE TO app_delegue
	USING (exists (
		select from dossier d join cap_session s on s.section_id = d.section_id
		where d.id = cap_passage.dossier_id and s.id = cap_passage.session_id
	));
-- A dossier put there by mistake is taken off as long as its agent has not answered.
CREATE POLICY delegue_retire ON cap_passage FOR DELETE TO app_delegue
	USING (
		accord = 0 and exists (
			select from dossier d join cap_session s on s.section_id = d.section_id
			where d.id = cap_passage.dossier_id and s.id = cap_passage.session_id
		)
	);
-- The sessions that an agent sees are found through their own passages.
CREATE POLICY agent_lit_les_siennes ON cap_session FOR SELECT TO app_agent
	USING (exists (select from cap_passage p where p.session_id = cap_session.id));

ALTER TABLE tactique FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON tactique TO app_administrateur;
GRANT UPDATE (contenu, version, maj_par, maj_at) ON tactique TO app_administrateur;
GRANT SELECT (section_id, contenu, maj_at) ON tactique TO app_agent, app_delegue;
CREATE POLICY agent_lit_sa_section ON tactique FOR SELECT TO app_agent
	USING (exists (select from dossier d where d.section_id = tactique.section_id));
CREATE POLICY delegue_lit_sa_section ON tactique FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY administrateur_lit ON tactique FOR SELECT TO app_administrateur USING (vigie_administre(section_id));
CREATE POLICY administrateur_choisit ON tactique FOR INSERT TO app_administrateur
	WITH CHECK (vigie_administre(section_id) and maj_par = (select vigie_acteur()));
CREATE POLICY administrateur_change ON tactique FOR UPDATE TO app_administrateur
	USING (vigie_administre(section_id))
	WITH CHECK (vigie_administre(section_id) and maj_par = (select vigie_acteur()));

-- The acts that the actor joined. It reads the table in the name of its owner, since a policy of `acte_participant` that read
-- `acte_participant` would turn in circles.
CREATE POLICY proprietaire_lit ON acte_participant FOR SELECT TO current_user USING (true);
CREATE FUNCTION vigie_actes_rejoints() RETURNS uuid[] LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT coalesce(array_agg(p.acte_id), '{}') FROM public.acte_participant p WHERE p.compte_id = vigie_acteur();
END;
REVOKE ALL ON FUNCTION vigie_actes_rejoints() FROM public;
GRANT EXECUTE ON FUNCTION vigie_actes_rejoints() TO app_agent;

-- How many joined an act, for whoever hesitates: by fives, so that nobody sees the number move when a colleague joins, and nothing
-- under five. Who they are stays with those who joined.
CREATE FUNCTION vigie_participants_par_cinq(un_acte uuid) RETURNS integer LANGUAGE sql STABLE SECURITY DEFINER
BEGIN ATOMIC
	SELECT nullif((count(*) / 5 * 5)::integer, 0) FROM public.acte_participant p WHERE p.acte_id = un_acte;
END;
REVOKE ALL ON FUNCTION vigie_participants_par_cinq(uuid) FROM public;
GRANT EXECUTE ON FUNCTION vigie_participants_par_cinq(uuid) TO app_agent;

-- An act is proposed to the agents of the section, or of one of its services. Whoever joined still sees it after leaving the
-- service: they must be able to withdraw.
ALTER TABLE acte_collectif FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON acte_collectif TO app_delegue;
GRANT UPDATE (contenu, version, clos_at) ON acte_collectif TO app_delegue;
GRANT SELECT (id, section_id, service_id, genre, contenu, version, cree_at, clos_at) ON acte_collectif TO app_agent;
CREATE POLICY agent_lit_ceux_de_son_service ON acte_collectif FOR SELECT TO app_agent
	USING (
		id = any ((select vigie_actes_rejoints())::uuid[])
		or exists (
			select from dossier d
			where d.section_id = acte_collectif.section_id
				and (acte_collectif.service_id is null or d.service_id = acte_collectif.service_id)
		)
	);
CREATE POLICY delegue_lit_sa_section ON acte_collectif FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY delegue_propose ON acte_collectif FOR INSERT TO app_delegue
	WITH CHECK (
		section_id = any ((select vigie_sections_deleguees())::uuid[]) and cree_par = (select vigie_acteur())
	);
CREATE POLICY delegue_change ON acte_collectif FOR UPDATE TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));

-- Nobody is named to the others before they agree, nor sees the others before: the row is the agreement, and it can be taken back.
ALTER TABLE acte_participant FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, DELETE ON acte_participant TO app_agent;
GRANT UPDATE (courrier_id, signe_le) ON acte_participant TO app_agent;
GRANT SELECT ON acte_participant TO app_delegue;
CREATE POLICY agent_lit_ceux_qu_il_rejoint ON acte_participant FOR SELECT TO app_agent
	USING (acte_id = any ((select vigie_actes_rejoints())::uuid[]) or compte_id = (select vigie_acteur()));
CREATE POLICY agent_rejoint ON acte_participant FOR INSERT TO app_agent
	WITH CHECK (
		compte_id = (select vigie_acteur()) and courrier_id is null and signe_le is null
		and exists (
			select from acte_collectif a join dossier d on d.section_id = a.section_id
			where a.id = acte_participant.acte_id and a.clos_at is null
				and d.id = acte_participant.dossier_id and (a.service_id is null or d.service_id = a.service_id)
		)
	);
CREATE POLICY agent_signe ON acte_participant FOR UPDATE TO app_agent
	USING (compte_id = (select vigie_acteur()))
	WITH CHECK (
		compte_id = (select vigie_acteur())
		and (courrier_id is null or exists (
			select from courrier c
			where c.id = acte_participant.courrier_id and c.dossier_id = acte_participant.dossier_id
		))
	);
CREATE POLICY agent_se_retire ON acte_participant FOR DELETE TO app_agent
	USING (compte_id = (select vigie_acteur()));
CREATE POLICY delegue_lit_sa_section ON acte_participant FOR SELECT TO app_delegue
	USING (exists (select from acte_collectif a where a.id = acte_participant.acte_id));

-- A delegate asks for a mail to an agent whom they follow, and sees whether it left: whom no mail reached is told by voice.
-- What the mail server answered is for the worker.
ALTER TABLE avis FORCE ROW LEVEL SECURITY;
GRANT INSERT ON avis TO app_delegue;
GRANT SELECT (compte_id, demande_at, etat, envoye_at) ON avis TO app_delegue;
GRANT SELECT, UPDATE, DELETE ON avis TO app_worker;
CREATE POLICY delegue_voit_ceux_des_suivis ON avis FOR SELECT TO app_delegue
	USING (exists (select from dossier d where d.compte_id = avis.compte_id));
CREATE POLICY delegue_demande ON avis FOR INSERT TO app_delegue
	WITH CHECK (
		etat = 1 and essais = 0 and bail_jusque_at is null and envoye_at is null and erreur is null
		and exists (select from dossier d where d.compte_id = avis.compte_id)
	);
CREATE POLICY worker_tient ON avis FOR ALL TO app_worker USING (true);
