CREATE TABLE "ecrit" (
	"id" uuid PRIMARY KEY NOT NULL,
	"section_id" uuid,
	"genre" smallint NOT NULL,
	"cle" text NOT NULL,
	"cree_at" timestamptz NOT NULL,
	"range_at" timestamptz,
	CONSTRAINT "ecrit_place" UNIQUE NULLS NOT DISTINCT("section_id","genre","cle")
);
--> statement-breakpoint
ALTER TABLE "ecrit" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "ecrit_version" (
	"ecrit_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"titre" text NOT NULL,
	"resume" text NOT NULL,
	"corps" text NOT NULL,
	"details" jsonb NOT NULL,
	"reprend_de" integer,
	"par" uuid,
	"at" timestamptz NOT NULL,
	CONSTRAINT "ecrit_version_ecrit_id_version_pk" PRIMARY KEY("ecrit_id","version"),
	CONSTRAINT "ecrit_version_rang" CHECK ("ecrit_version"."version" >= 1),
	CONSTRAINT "ecrit_version_taille" CHECK (length("ecrit_version"."corps") <= 40000 and length("ecrit_version"."titre") <= 200)
);
--> statement-breakpoint
ALTER TABLE "ecrit_version" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "parution" (
	"id" uuid PRIMARY KEY NOT NULL,
	"ecrit_id" uuid NOT NULL,
	"version" integer,
	"du" timestamptz NOT NULL,
	"par" uuid,
	"at" timestamptz NOT NULL,
	"annulee_at" timestamptz
);
--> statement-breakpoint
ALTER TABLE "parution" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "ecrit" ADD CONSTRAINT "ecrit_section_id_section_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."section"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecrit_version" ADD CONSTRAINT "ecrit_version_ecrit_id_ecrit_id_fk" FOREIGN KEY ("ecrit_id") REFERENCES "public"."ecrit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ecrit_version" ADD CONSTRAINT "ecrit_version_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parution" ADD CONSTRAINT "parution_ecrit_id_ecrit_id_fk" FOREIGN KEY ("ecrit_id") REFERENCES "public"."ecrit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parution" ADD CONSTRAINT "parution_par_compte_id_fk" FOREIGN KEY ("par") REFERENCES "public"."compte"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parution" ADD CONSTRAINT "parution_version" FOREIGN KEY ("ecrit_id","version") REFERENCES "public"."ecrit_version"("ecrit_id","version") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ecrit_genre" ON "ecrit" USING btree ("genre","cle");--> statement-breakpoint
CREATE INDEX "parution_ecrit" ON "parution" USING btree ("ecrit_id","du");--> statement-breakpoint

-- Who writes, who reads --------------------------------------------------------------------------------------------
-- Editors write for their sections, those of the whole union for it (`vigie_redige(null)`). Everybody else reads what was
-- given to be read, without its author; what is to appear later is kept back by the question, which knows the clock of the site.

ALTER TABLE ecrit FORCE ROW LEVEL SECURITY;
ALTER TABLE ecrit_version FORCE ROW LEVEL SECURITY;
ALTER TABLE parution FORCE ROW LEVEL SECURITY;

GRANT SELECT, INSERT, UPDATE (range_at) ON ecrit TO app_redacteur;
CREATE POLICY redacteur_lit_les_siens ON ecrit FOR SELECT TO app_redacteur USING (vigie_redige(section_id));
CREATE POLICY redacteur_ajoute ON ecrit FOR INSERT TO app_redacteur WITH CHECK (vigie_redige(section_id));
CREATE POLICY redacteur_range ON ecrit FOR UPDATE TO app_redacteur USING (vigie_redige(section_id));

GRANT SELECT, INSERT ON ecrit_version TO app_redacteur;
CREATE POLICY redacteur_lit_les_siens ON ecrit_version FOR SELECT TO app_redacteur
	USING (exists (select from ecrit e where e.id = ecrit_version.ecrit_id));
CREATE POLICY redacteur_ajoute ON ecrit_version FOR INSERT TO app_redacteur
	WITH CHECK (
		par = (select vigie_acteur()) and exists (select from ecrit e where e.id = ecrit_version.ecrit_id)
	);

GRANT SELECT, INSERT, UPDATE (annulee_at) ON parution TO app_redacteur;
CREATE POLICY redacteur_lit_les_siennes ON parution FOR SELECT TO app_redacteur
	USING (exists (select from ecrit e where e.id = parution.ecrit_id));
CREATE POLICY redacteur_ajoute ON parution FOR INSERT TO app_redacteur
	WITH CHECK (
		par = (select vigie_acteur()) and annulee_at is null
		and exists (select from ecrit e where e.id = parution.ecrit_id)
	);
-- Given up once, for good.
CREATE POLICY redacteur_annule ON parution FOR UPDATE TO app_redacteur
	USING (annulee_at is null and exists (select from ecrit e where e.id = parution.ecrit_id))
	WITH CHECK (exists (select from ecrit e where e.id = parution.ecrit_id));

GRANT SELECT (id, section_id, genre, cle) ON ecrit TO app_public, app_agent, app_delegue;
GRANT SELECT (ecrit_id, version, titre, resume, corps, details, at) ON ecrit_version TO app_public, app_agent, app_delegue;
GRANT SELECT (id, ecrit_id, version, du, at, annulee_at) ON parution TO app_public, app_agent, app_delegue;
CREATE POLICY chacun_lit_ce_qui_parait ON parution FOR SELECT TO app_public, app_agent, app_delegue
	USING (annulee_at is null);
CREATE POLICY chacun_lit_ce_qui_parait ON ecrit FOR SELECT TO app_public, app_agent, app_delegue
	USING (exists (select from parution p where p.ecrit_id = ecrit.id));
CREATE POLICY chacun_lit_ce_qui_parait ON ecrit_version FOR SELECT TO app_public, app_agent, app_delegue
	USING (exists (select from parution p where p.ecrit_id = ecrit_version.ecrit_id and p.version = ecrit_version.version));
