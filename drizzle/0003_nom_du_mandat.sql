ALTER TABLE "mandat" ADD COLUMN "nom" "bytea";--> statement-breakpoint
-- The colleagues of a section know each other: who typed in a count, who else is a delegate.
CREATE POLICY delegue_lit_sa_section ON mandat FOR SELECT TO app_delegue
	USING (section_id = any ((select vigie_sections_deleguees())::uuid[]));
