CREATE TABLE "texte_local" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid NOT NULL,
	"regime" text NOT NULL,
	"employeur" text,
	"objet" text NOT NULL,
	"duree" text NOT NULL,
	"franc" boolean NOT NULL,
	"depuis" text,
	"reference" text NOT NULL,
	"lien" text,
	"lu_le" date NOT NULL,
	"valide_du" date NOT NULL,
	"valide_au" date,
	"fin_le" date,
	"saisi_par" uuid,
	"saisi_at" timestamptz NOT NULL,
	"fini_par" uuid,
	"fini_at" timestamptz,
	"a_projeter" boolean NOT NULL,
	CONSTRAINT "texte_local_ordre" CHECK ("texte_local"."valide_au" >= "texte_local"."valide_du"),
	CONSTRAINT "texte_local_fin" CHECK ("texte_local"."fin_le" >= "texte_local"."valide_du")
);
--> statement-breakpoint
ALTER TABLE "texte_local" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "texte_local" ADD CONSTRAINT "texte_local_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texte_local" ADD CONSTRAINT "texte_local_saisi_par_compte_id_fk" FOREIGN KEY ("saisi_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "texte_local" ADD CONSTRAINT "texte_local_fini_par_compte_id_fk" FOREIGN KEY ("fini_par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "texte_local_section" ON "texte_local" USING btree ("section_id");--> statement-breakpoint
CREATE INDEX "texte_local_a_projeter" ON "texte_local" USING btree ("section_id") WHERE "texte_local"."a_projeter";--> statement-breakpoint

-- Who may do what with each row. Written by hand as in 0001; test/securite holds the matrix.
ALTER TABLE texte_local FORCE ROW LEVEL SECURITY;
-- Agents and delegates read what the text says, never who typed it.
GRANT SELECT (id, section_id, regime, employeur, objet, duree, franc, depuis, reference, lien, lu_le, valide_du, valide_au, fin_le)
	ON texte_local TO app_agent, app_delegue;
GRANT SELECT ON texte_local TO app_administrateur, app_worker;
GRANT INSERT ON texte_local TO app_administrateur;
-- A text is never changed: it is ended, and its dossiers are then to be projected again.
GRANT UPDATE (fin_le, fini_par, fini_at, a_projeter) ON texte_local TO app_administrateur;
GRANT UPDATE (a_projeter) ON texte_local TO app_worker;
-- The dossiers that this role sees are the agent's own.
CREATE POLICY agent_lit_sa_section ON texte_local FOR SELECT TO app_agent
	USING (exists (select from dossier d where d.section_id = texte_local.section_id));
CREATE POLICY delegue_lit_sa_section ON texte_local FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
CREATE POLICY administrateur_lit ON texte_local FOR SELECT TO app_administrateur
	USING (vigie_administre(section_id));
CREATE POLICY administrateur_saisit ON texte_local FOR INSERT TO app_administrateur
	WITH CHECK (vigie_administre(section_id) and saisi_par = (select vigie_acteur()) and fini_par is null);
CREATE POLICY administrateur_termine ON texte_local FOR UPDATE TO app_administrateur
	USING (vigie_administre(section_id))
	WITH CHECK (vigie_administre(section_id) and fini_par = (select vigie_acteur()));
CREATE POLICY worker_lit ON texte_local FOR SELECT TO app_worker USING (true);
CREATE POLICY worker_projette ON texte_local FOR UPDATE TO app_worker USING (true);
