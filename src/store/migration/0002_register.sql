-- The register: one table for each kind of record, columns in the order of its fields, then the indexes
-- that lists, links and dates owed are read by.

CREATE TABLE "case" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "reference" TEXT,
    "stage" TEXT,
    "title" TEXT,
    "agreed_due" TEXT CHECK ("agreed_due" IS NULL OR "agreed_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lead" TEXT,
    "next_step" TEXT,
    "review_label" TEXT,
    "legal_basis" TEXT,
    "review_type" TEXT,
    "jurisdiction" TEXT,
    "csp" TEXT,
    "other_csps" TEXT,
    "region" TEXT,
    "police_force" TEXT,
    "home_office_ref" TEXT,
    "police_ref" TEXT,
    "coroner_ref" TEXT,
    "sab_ref" TEXT,
    "category" TEXT,
    "qa_victim_type" TEXT,
    "kinds" TEXT,
    "death_type" TEXT,
    "complexity" TEXT,
    "date_of_death" TEXT,
    "attention" TEXT CHECK ("attention" IS NULL OR "attention" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "notified" TEXT CHECK ("notified" IS NULL OR "notified" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "notifier" TEXT,
    "acknowledged" TEXT CHECK ("acknowledged" IS NULL OR "acknowledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "decision_due" TEXT CHECK ("decision_due" IS NULL OR "decision_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "decided" TEXT CHECK ("decided" IS NULL OR "decided" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "outcome" TEXT,
    "reasons" TEXT,
    "home_office_told_due" TEXT CHECK ("home_office_told_due" IS NULL OR "home_office_told_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "home_office_told" TEXT CHECK ("home_office_told" IS NULL OR "home_office_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_told_due" TEXT CHECK ("family_told_due" IS NULL OR "family_told_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_told" TEXT CHECK ("family_told" IS NULL OR "family_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "secure_records" TEXT CHECK ("secure_records" IS NULL OR "secure_records" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "commenced" TEXT CHECK ("commenced" IS NULL OR "commenced" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "chair" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "author" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "scope_from" TEXT,
    "scope_to" TEXT,
    "original_due" TEXT CHECK ("original_due" IS NULL OR "original_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "completed" TEXT CHECK ("completed" IS NULL OR "completed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "submitted" TEXT CHECK ("submitted" IS NULL OR "submitted" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "qa_meeting" TEXT CHECK ("qa_meeting" IS NULL OR "qa_meeting" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "qa_outcome" TEXT,
    "resubmission_due" TEXT CHECK ("resubmission_due" IS NULL OR "resubmission_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "resubmitted" TEXT CHECK ("resubmitted" IS NULL OR "resubmitted" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "cleared" TEXT CHECK ("cleared" IS NULL OR "cleared" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "publication" TEXT,
    "publication_planned" TEXT CHECK ("publication_planned" IS NULL OR "publication_planned" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "published" TEXT CHECK ("published" IS NULL OR "published" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "url" TEXT,
    "withheld_reason" TEXT,
    "withheld_agreed_by" TEXT,
    "dac_due" TEXT CHECK ("dac_due" IS NULL OR "dac_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "dac_sent" TEXT CHECK ("dac_sent" IS NULL OR "dac_sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "pdf_due" TEXT CHECK ("pdf_due" IS NULL OR "pdf_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "pdf_returned" TEXT CHECK ("pdf_returned" IS NULL OR "pdf_returned" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "library_confirmed" TEXT CHECK ("library_confirmed" IS NULL OR "library_confirmed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_part" TEXT,
    "linked_stated" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("linked_stated" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "lga_state" TEXT,
    "early_learning" TEXT,
    "closed" TEXT CHECK ("closed" IS NULL OR "closed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "retention_review" TEXT CHECK ("retention_review" IS NULL OR "retention_review" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "disposed" TEXT CHECK ("disposed" IS NULL OR "disposed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "remarks" TEXT
) STRICT;

CREATE TABLE "person" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" TEXT,
    "pseudonym" TEXT,
    "role_code" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "post_title" TEXT,
    "work_email" TEXT,
    "work_phone" TEXT,
    "pseudonym_agreed" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("pseudonym_agreed" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "contact_flags" TEXT,
    "contact_note" TEXT,
    "notice_kind" TEXT,
    "notice_sent" TEXT CHECK ("notice_sent" IS NULL OR "notice_sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "age" INTEGER,
    "age_band" TEXT,
    "sex" TEXT,
    "gender_identity_differs" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("gender_identity_differs" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "sexual_orientation" TEXT,
    "religion" TEXT,
    "ethnicity" TEXT,
    "nationality" TEXT,
    "first_language" TEXT,
    "disabled" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("disabled" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "previous_offending" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("previous_offending" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "immigration_involvement" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("immigration_involvement" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "died_by_suicide" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("died_by_suicide" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "vulnerable" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("vulnerable" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "vulnerabilities" TEXT,
    "mental_ill_health" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("mental_ill_health" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "mental_health" TEXT,
    "carer" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("carer" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "carer_for_other" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("carer_for_other" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "carer_assessed" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("carer_assessed" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "earlier_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("earlier_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "marac_referred" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("marac_referred" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "marac_heard" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("marac_heard" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "known_abuser" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("known_abuser" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "known_to" TEXT,
    "interventions" TEXT,
    "heard_in_court" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("heard_in_court" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "life_sentence" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("life_sentence" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "verdict" TEXT,
    "child_shared" TEXT,
    "child_with_victim" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_with_victim" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "child_with_perpetrator" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_with_perpetrator" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "child_present" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_present" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "child_protection" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_protection" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "child_removed" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_removed" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "child_address" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("child_address" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "coded_by" TEXT,
    "coded" TEXT CHECK ("coded" IS NULL OR "coded" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "coded_sure" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "identity" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "value" TEXT,
    "from" TEXT,
    "to" TEXT,
    "note" TEXT
) STRICT;

CREATE TABLE "relationship" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "victim" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "other" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "lived_together" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("lived_together" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "began" TEXT,
    "ended" TEXT,
    "coercive_control" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("coercive_control" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "economic_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("economic_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "faith_based_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("faith_based_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "forced_marriage" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("forced_marriage" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "honour_based_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("honour_based_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "physical_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("physical_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "psychological_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("psychological_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "separation" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("separation" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "sexual_abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("sexual_abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "stalking" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("stalking" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "stalking_physical" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("stalking_physical" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "stalking_digital" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("stalking_digital" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "other_abuse" TEXT,
    "abuse_types" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "death" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT,
    "location_type" TEXT,
    "method" TEXT,
    "suicide" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("suicide" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "place" TEXT,
    "cause_known" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("cause_known" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "neglect" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("neglect" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "raw_cause" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "agency" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "name" TEXT,
    "short" TEXT,
    "sector" TEXT,
    "ended" TEXT,
    "began" TEXT,
    "listed" TEXT,
    "code" TEXT,
    "other_names" TEXT,
    "area" TEXT,
    "remit" TEXT,
    "characteristics" TEXT,
    "by_and_for" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("by_and_for" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "contact" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "email" TEXT,
    "phone" TEXT,
    "chief_officer" TEXT,
    "contact_confirmed" TEXT CHECK ("contact_confirmed" IS NULL OR "contact_confirmed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "contact_due" TEXT CHECK ("contact_due" IS NULL OR "contact_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "remarks" TEXT
) STRICT;

CREATE TABLE "succession" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "from" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "to" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT,
    "how" TEXT,
    "share" TEXT,
    "source" TEXT,
    "note" TEXT
) STRICT;

CREATE TABLE "post" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "name" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "holder" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "user" TEXT,
    "held_from" TEXT CHECK ("held_from" IS NULL OR "held_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "held_to" TEXT CHECK ("held_to" IS NULL OR "held_to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "accountable_board" TEXT,
    "handover" TEXT
) STRICT;

CREATE TABLE "seat" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "member" TEXT,
    "confidentiality_signed" TEXT CHECK ("confidentiality_signed" IS NULL OR "confidentiality_signed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "need" TEXT,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "post" TEXT,
    "substitute" TEXT,
    "access" TEXT,
    "agreement_version" TEXT,
    "secure_email" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("secure_email" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "characteristics" TEXT,
    "expertise" TEXT,
    "independent" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("independent" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "from" TEXT CHECK ("from" IS NULL OR "from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "to" TEXT CHECK ("to" IS NULL OR "to" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "empty_reason" TEXT
) STRICT;

CREATE TABLE "invitation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "seat" INTEGER REFERENCES "seat"("id") DEFERRABLE INITIALLY DEFERRED,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "invited" TEXT,
    "sent" TEXT CHECK ("sent" IS NULL OR "sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "reply_due" TEXT CHECK ("reply_due" IS NULL OR "reply_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answered" TEXT CHECK ("answered" IS NULL OR "answered" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answer" TEXT,
    "reason" TEXT,
    "paid" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("paid" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "characteristics" TEXT
) STRICT;

CREATE TABLE "declaration" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "seat" INTEGER REFERENCES "seat"("id") DEFERRABLE INITIALLY DEFERRED,
    "meeting" INTEGER REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "made" TEXT CHECK ("made" IS NULL OR "made" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "conflict" TEXT,
    "chair" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "detail" TEXT,
    "gap_years" INTEGER,
    "handled" TEXT
) STRICT;

CREATE TABLE "meeting" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "time" TEXT,
    "held" TEXT CHECK ("held" IS NULL OR "held" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "place" TEXT,
    "papers_due" TEXT CHECK ("papers_due" IS NULL OR "papers_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "papers_out" TEXT CHECK ("papers_out" IS NULL OR "papers_out" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "minutes_due" TEXT CHECK ("minutes_due" IS NULL OR "minutes_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "minutes_out" TEXT CHECK ("minutes_out" IS NULL OR "minutes_out" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "chaired_by" TEXT,
    "quorate" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("quorate" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "agenda" TEXT,
    "minutes" TEXT,
    "decisions" TEXT,
    "cancelled" TEXT
) STRICT;

CREATE TABLE "attendance" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "meeting" INTEGER REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "seat" INTEGER REFERENCES "seat"("id") DEFERRABLE INITIALLY DEFERRED,
    "state" TEXT,
    "who" TEXT,
    "note" TEXT
) STRICT;

CREATE TABLE "return" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "stage" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "chased" INTEGER,
    "asked" TEXT CHECK ("asked" IS NULL OR "asked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "original_due" TEXT CHECK ("original_due" IS NULL OR "original_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "acknowledged" TEXT CHECK ("acknowledged" IS NULL OR "acknowledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "author_name" TEXT,
    "author_named" TEXT CHECK ("author_named" IS NULL OR "author_named" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "author_independent" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("author_independent" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "assisted_by" TEXT,
    "draft_due" TEXT CHECK ("draft_due" IS NULL OR "draft_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "draft" TEXT CHECK ("draft" IS NULL OR "draft" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "received" TEXT CHECK ("received" IS NULL OR "received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "presented" TEXT CHECK ("presented" IS NULL OR "presented" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "revision_due" TEXT CHECK ("revision_due" IS NULL OR "revision_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "final_received" TEXT CHECK ("final_received" IS NULL OR "final_received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "signed_off" TEXT CHECK ("signed_off" IS NULL OR "signed_off" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "signed_off_by" TEXT,
    "last_chased" TEXT CHECK ("last_chased" IS NULL OR "last_chased" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "next_chase" TEXT CHECK ("next_chase" IS NULL OR "next_chase" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "escalated" TEXT CHECK ("escalated" IS NULL OR "escalated" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "escalated_to" TEXT,
    "contact" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("contact" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "staff_feedback" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("staff_feedback" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "quality" TEXT,
    "good_practice" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "chase" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "kind" TEXT,
    "owed" INTEGER REFERENCES "return"("id") DEFERRABLE INITIALLY DEFERRED,
    "action" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "to_whom" TEXT,
    "by" TEXT,
    "reply" TEXT,
    "promised" TEXT CHECK ("promised" IS NULL OR "promised" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE "event" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT,
    "what" TEXT,
    "source" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "ends" TEXT,
    "time" TEXT,
    "end_time" TEXT,
    "sequence" TEXT,
    "reference" TEXT,
    "row" INTEGER,
    "subject" TEXT,
    "response" TEXT,
    "comment" TEXT,
    "kind" TEXT,
    "view" TEXT,
    "in_scope" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("in_scope" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "abuse" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("abuse" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "restricted" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("restricted" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "stage" TEXT,
    "risk_factors" TEXT,
    "owed" INTEGER REFERENCES "return"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "event_query" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "event"("id") DEFERRABLE INITIALLY DEFERRED,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "question" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "asked" TEXT CHECK ("asked" IS NULL OR "asked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answered" TEXT CHECK ("answered" IS NULL OR "answered" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answer" TEXT,
    "state" TEXT,
    "raised_by" TEXT
) STRICT;

CREATE TABLE "same_incident" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "event"("id") DEFERRABLE INITIALLY DEFERRED,
    "other" INTEGER REFERENCES "event"("id") DEFERRABLE INITIALLY DEFERRED,
    "conflict" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("conflict" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "note" TEXT,
    "confirmed_by" TEXT
) STRICT;

CREATE TABLE "tag" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "word" TEXT,
    "event" INTEGER REFERENCES "event"("id") DEFERRABLE INITIALLY DEFERRED,
    "finding" INTEGER REFERENCES "finding"("id") DEFERRABLE INITIALLY DEFERRED,
    "recommendation" INTEGER REFERENCES "recommendation"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "finding" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "what" TEXT,
    "kind" TEXT,
    "themes" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "event" INTEGER REFERENCES "event"("id") DEFERRABLE INITIALLY DEFERRED,
    "owed" INTEGER REFERENCES "return"("id") DEFERRABLE INITIALLY DEFERRED,
    "why" TEXT,
    "page" TEXT
) STRICT;

CREATE TABLE "recommendation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "what" TEXT,
    "addressee" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "progress" TEXT,
    "kind" TEXT,
    "from_return" INTEGER REFERENCES "return"("id") DEFERRABLE INITIALLY DEFERRED,
    "level" TEXT,
    "sector" TEXT,
    "department" TEXT,
    "ho_addressees" TEXT,
    "finding" INTEGER REFERENCES "finding"("id") DEFERRABLE INITIALLY DEFERRED,
    "themes" TEXT,
    "sub_themes" TEXT,
    "ho_themes" TEXT,
    "mechanisms" TEXT,
    "strength" TEXT,
    "strength_suggested" TEXT,
    "strength_reason" TEXT,
    "specific" TEXT,
    "measurable" TEXT,
    "achievable" TEXT,
    "relevant" TEXT,
    "timed" TEXT,
    "outcome_not_output" TEXT,
    "response" TEXT,
    "response_reason" TEXT,
    "response_due" TEXT CHECK ("response_due" IS NULL OR "response_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "responded" TEXT CHECK ("responded" IS NULL OR "responded" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "national_sent_to" TEXT,
    "national_sent" TEXT CHECK ("national_sent" IS NULL OR "national_sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "national_acknowledged" TEXT CHECK ("national_acknowledged" IS NULL OR "national_acknowledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "national_reply" TEXT,
    "reply_shared_chair" TEXT CHECK ("reply_shared_chair" IS NULL OR "reply_shared_chair" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "reply_shared_family" TEXT CHECK ("reply_shared_family" IS NULL OR "reply_shared_family" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "national_grade" TEXT,
    "sought_by_family" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("sought_by_family" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "shared_with_family" TEXT CHECK ("shared_with_family" IS NULL OR "shared_with_family" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "early" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("early" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "repeats" INTEGER REFERENCES "recommendation"("id") DEFERRABLE INITIALLY DEFERRED,
    "repeat_confirmed_by" TEXT,
    "page" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "action" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "number" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "what" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "rag" TEXT,
    "recommendation" INTEGER REFERENCES "recommendation"("id") DEFERRABLE INITIALLY DEFERRED,
    "owner" INTEGER REFERENCES "post"("id") DEFERRABLE INITIALLY DEFERRED,
    "owner_text" TEXT,
    "progress" TEXT,
    "priority" TEXT,
    "target" TEXT,
    "target_kind" TEXT,
    "original_due" TEXT CHECK ("original_due" IS NULL OR "original_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "milestones" TEXT,
    "latest" TEXT,
    "updated" TEXT CHECK ("updated" IS NULL OR "updated" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "updated_by" TEXT,
    "update_due" TEXT CHECK ("update_due" IS NULL OR "update_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "completed" TEXT CHECK ("completed" IS NULL OR "completed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "signed_off" TEXT CHECK ("signed_off" IS NULL OR "signed_off" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "signed_off_by" TEXT,
    "signoff_level" TEXT,
    "outcome" TEXT,
    "embedded" TEXT CHECK ("embedded" IS NULL OR "embedded" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "embedded_due" TEXT CHECK ("embedded_due" IS NULL OR "embedded_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ended_reason" TEXT,
    "ended" TEXT CHECK ("ended" IS NULL OR "ended" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "superseded_by" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "tracker_state" TEXT,
    "accountable_board" TEXT,
    "depends_on" TEXT,
    "in_power" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("in_power" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "capacity" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("capacity" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "measure" TEXT,
    "early" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("early" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "blocked" TEXT,
    "tell_family_due" TEXT CHECK ("tell_family_due" IS NULL OR "tell_family_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_told" TEXT CHECK ("family_told" IS NULL OR "family_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "plain_words" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "action_update" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "action" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "what" TEXT,
    "rag" TEXT,
    "progress" TEXT,
    "by" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "quarter" TEXT,
    "confirmed" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("confirmed" IN ('yes', 'no', 'not_known', 'not_recorded'))
) STRICT;

CREATE TABLE "evidence" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "action" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "what" TEXT,
    "place" TEXT,
    "received" TEXT CHECK ("received" IS NULL OR "received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "accepted" TEXT CHECK ("accepted" IS NULL OR "accepted" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "accepted_by" TEXT,
    "document" INTEGER REFERENCES "document"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "resource" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "action" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "what" TEXT,
    "amount" INTEGER,
    "funding" TEXT,
    "people" TEXT,
    "funder" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "confirmed_by" TEXT,
    "confirmed" TEXT CHECK ("confirmed" IS NULL OR "confirmed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "recurring" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("recurring" IN ('yes', 'no', 'not_known', 'not_recorded'))
) STRICT;

CREATE TABLE "document" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "title" TEXT,
    "marking" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "held" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("held" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "held_where" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "finished" TEXT CHECK ("finished" IS NULL OR "finished" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "published" TEXT CHECK ("published" IS NULL OR "published" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_may_see" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("family_may_see" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "remarks" TEXT
) STRICT;

CREATE TABLE "version" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "document" INTEGER REFERENCES "document"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "made" TEXT CHECK ("made" IS NULL OR "made" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "current" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("current" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "by" TEXT,
    "path" TEXT,
    "hash" TEXT,
    "size" INTEGER,
    "what_changed" TEXT,
    "checked_for_names" TEXT CHECK ("checked_for_names" IS NULL OR "checked_for_names" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "accessible" TEXT CHECK ("accessible" IS NULL OR "accessible" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "marking" TEXT,
    "qa_submission" INTEGER REFERENCES "submission"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "circulation" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "version" INTEGER REFERENCES "version"("id") DEFERRABLE INITIALLY DEFERRED,
    "copy" TEXT,
    "to_whom" TEXT,
    "sent" TEXT CHECK ("sent" IS NULL OR "sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "seat" INTEGER REFERENCES "seat"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "channel" TEXT,
    "comments_due" TEXT CHECK ("comments_due" IS NULL OR "comments_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "comments_in" TEXT CHECK ("comments_in" IS NULL OR "comments_in" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "comments" TEXT,
    "return_due" TEXT CHECK ("return_due" IS NULL OR "return_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "returned" TEXT CHECK ("returned" IS NULL OR "returned" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE "letter" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "to_whom" TEXT,
    "sent" TEXT CHECK ("sent" IS NULL OR "sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "channel" TEXT,
    "real_names" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("real_names" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "reply_due" TEXT CHECK ("reply_due" IS NULL OR "reply_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "replied" TEXT CHECK ("replied" IS NULL OR "replied" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "reply" TEXT,
    "document" INTEGER REFERENCES "document"("id") DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT
) STRICT;

CREATE TABLE "submission" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" INTEGER,
    "sent" TEXT CHECK ("sent" IS NULL OR "sent" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "panel" TEXT CHECK ("panel" IS NULL OR "panel" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "outcome" TEXT,
    "sent_by" TEXT,
    "acknowledged" TEXT CHECK ("acknowledged" IS NULL OR "acknowledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "chase_due" TEXT CHECK ("chase_due" IS NULL OR "chase_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "letter_received" TEXT CHECK ("letter_received" IS NULL OR "letter_received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "contents" TEXT,
    "family_told" TEXT CHECK ("family_told" IS NULL OR "family_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "remarks" TEXT
) STRICT;

CREATE TABLE "qa_letter" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "dated" TEXT CHECK ("dated" IS NULL OR "dated" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "outcome" TEXT,
    "answer_due" TEXT CHECK ("answer_due" IS NULL OR "answer_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answered" TEXT CHECK ("answered" IS NULL OR "answered" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "submission" INTEGER REFERENCES "submission"("id") DEFERRABLE INITIALLY DEFERRED,
    "received" TEXT CHECK ("received" IS NULL OR "received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "panel" TEXT CHECK ("panel" IS NULL OR "panel" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "strengths" TEXT,
    "asks" TEXT,
    "final_acknowledged" TEXT CHECK ("final_acknowledged" IS NULL OR "final_acknowledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "published" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("published" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "document" INTEGER REFERENCES "document"("id") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE TABLE "qa_point" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "letter" INTEGER REFERENCES "qa_letter"("id") DEFERRABLE INITIALLY DEFERRED,
    "number" TEXT,
    "what" TEXT,
    "state" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "answered" TEXT CHECK ("answered" IS NULL OR "answered" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "response" TEXT,
    "page" TEXT,
    "done_by" TEXT,
    "checked_by" TEXT,
    "checked" TEXT CHECK ("checked" IS NULL OR "checked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "theme" TEXT
) STRICT;

CREATE TABLE "decision" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "decided" TEXT CHECK ("decided" IS NULL OR "decided" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "outcome" TEXT,
    "decided_by" TEXT,
    "meeting" INTEGER REFERENCES "meeting"("id") DEFERRABLE INITIALLY DEFERRED,
    "criteria" TEXT,
    "legal_basis" TEXT,
    "criteria_note" TEXT,
    "reasons" TEXT,
    "dissent" TEXT,
    "parallel" TEXT,
    "linked_none" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("linked_none" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "advice" TEXT,
    "review_on" TEXT CHECK ("review_on" IS NULL OR "review_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "reviewed" TEXT CHECK ("reviewed" IS NULL OR "reviewed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "home_office_told" TEXT CHECK ("home_office_told" IS NULL OR "home_office_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "home_office_reply" TEXT,
    "directed" TEXT CHECK ("directed" IS NULL OR "directed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "minute" TEXT
) STRICT;

CREATE TABLE "pause" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT,
    "started" TEXT CHECK ("started" IS NULL OR "started" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "expected_end" TEXT CHECK ("expected_end" IS NULL OR "expected_end" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ended" TEXT CHECK ("ended" IS NULL OR "ended" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "stops" TEXT,
    "agreed_by" TEXT,
    "minute" TEXT,
    "home_office_told" TEXT CHECK ("home_office_told" IS NULL OR "home_office_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "family_told" TEXT CHECK ("family_told" IS NULL OR "family_told" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "check_on" TEXT CHECK ("check_on" IS NULL OR "check_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "remarks" TEXT
) STRICT;

CREATE TABLE "due_change" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "what" TEXT,
    "old_due" TEXT CHECK ("old_due" IS NULL OR "old_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "new_due" TEXT CHECK ("new_due" IS NULL OR "new_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "agreed" TEXT CHECK ("agreed" IS NULL OR "agreed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "state" TEXT,
    "action" INTEGER REFERENCES "action"("id") DEFERRABLE INITIALLY DEFERRED,
    "owed" INTEGER REFERENCES "return"("id") DEFERRABLE INITIALLY DEFERRED,
    "asked" TEXT CHECK ("asked" IS NULL OR "asked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "asked_by" TEXT,
    "agreed_by" TEXT,
    "minute" TEXT,
    "why" TEXT,
    "home_office_told" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("home_office_told" IN ('yes', 'no', 'not_known', 'not_recorded'))
) STRICT;

CREATE TABLE "step" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "code" TEXT,
    "what" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "state" TEXT,
    "done" TEXT CHECK ("done" IS NULL OR "done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "owner" TEXT,
    "post" INTEGER REFERENCES "post"("id") DEFERRABLE INITIALLY DEFERRED,
    "planned" TEXT CHECK ("planned" IS NULL OR "planned" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "starts" TEXT CHECK ("starts" IS NULL OR "starts" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "depends_on" TEXT,
    "waits_for" TEXT,
    "timing" TEXT,
    "stopped_by" TEXT,
    "paused_by" INTEGER REFERENCES "pause"("id") DEFERRABLE INITIALLY DEFERRED,
    "evidence" TEXT,
    "from_flag" TEXT,
    "not_needed_reason" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "linked_review" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "joint" TEXT,
    "status" TEXT,
    "lead_body" TEXT,
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "contact" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "reference" TEXT,
    "other_case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "began" TEXT,
    "findings_due" TEXT CHECK ("findings_due" IS NULL OR "findings_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "findings_in" TEXT CHECK ("findings_in" IS NULL OR "findings_in" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lead_agreed_by" TEXT,
    "tor_shared" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("tor_shared" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "chronology_shared" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("chronology_shared" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "restrictions" TEXT,
    "recommendations" TEXT
) STRICT;

CREATE TABLE "proceeding" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "status" TEXT,
    "trial" TEXT CHECK ("trial" IS NULL OR "trial" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "court" TEXT,
    "charged" TEXT CHECK ("charged" IS NULL OR "charged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "charge" TEXT,
    "no_charge" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("no_charge" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "opened" TEXT CHECK ("opened" IS NULL OR "opened" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "suspended" TEXT CHECK ("suspended" IS NULL OR "suspended" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "verdict_date" TEXT CHECK ("verdict_date" IS NULL OR "verdict_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "verdict" TEXT,
    "sentence_date" TEXT CHECK ("sentence_date" IS NULL OR "sentence_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "sentence" TEXT,
    "conclusion" TEXT,
    "pfd" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("pfd" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "appeal_until" TEXT CHECK ("appeal_until" IS NULL OR "appeal_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "appeal_checked" TEXT CHECK ("appeal_checked" IS NULL OR "appeal_checked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "appeal" TEXT,
    "concluded" TEXT CHECK ("concluded" IS NULL OR "concluded" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "check_due" TEXT CHECK ("check_due" IS NULL OR "check_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "disclosure_officer" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "material" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "hold" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "started" TEXT CHECK ("started" IS NULL OR "started" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lifted" TEXT CHECK ("lifted" IS NULL OR "lifted" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "asked_by" TEXT,
    "what" TEXT,
    "check_on" TEXT CHECK ("check_on" IS NULL OR "check_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "lifted_by" TEXT
) STRICT;

CREATE TABLE "equality" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "characteristic" TEXT,
    "who" TEXT,
    "relevant" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("relevant" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "considered" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("considered" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "analysed" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("analysed" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "found" TEXT,
    "page" TEXT,
    "stages" TEXT,
    "expertise" TEXT
) STRICT;

CREATE TABLE "contact_plan" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "next_due" TEXT CHECK ("next_due" IS NULL OR "next_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "do_not_contact" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("do_not_contact" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "side" TEXT,
    "safe_contact" TEXT,
    "wishes" TEXT,
    "medium" TEXT,
    "rhythm_weeks" INTEGER,
    "language" TEXT,
    "advocate" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "advocate_service" TEXT,
    "advocacy_offered" TEXT CHECK ("advocacy_offered" IS NULL OR "advocacy_offered" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "advocacy_answer" TEXT,
    "consent" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("consent" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "suspect_or_witness" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("suspect_or_witness" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "pen_portrait" TEXT,
    "stopped" TEXT CHECK ("stopped" IS NULL OR "stopped" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "remarks" TEXT
) STRICT;

CREATE TABLE "family_contact" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "plan" INTEGER REFERENCES "contact_plan"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "medium" TEXT,
    "what" TEXT,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "by" TEXT,
    "advocate_present" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("advocate_present" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "promised" TEXT,
    "promise_due" TEXT CHECK ("promise_due" IS NULL OR "promise_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "promise_kept" TEXT CHECK ("promise_kept" IS NULL OR "promise_kept" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "panel" TEXT
) STRICT;

CREATE TABLE "milestone" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "plan" INTEGER REFERENCES "contact_plan"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "answer" TEXT,
    "done" TEXT CHECK ("done" IS NULL OR "done" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "by" TEXT,
    "how" TEXT,
    "reason" TEXT,
    "comments" TEXT
) STRICT;

CREATE TABLE "key_date" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "day" TEXT CHECK ("day" IS NULL OR "day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "last" TEXT CHECK ("last" IS NULL OR "last" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "yearly" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("yearly" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "plan" INTEGER REFERENCES "contact_plan"("id") DEFERRABLE INITIALLY DEFERRED,
    "note" TEXT
) STRICT;

CREATE TABLE "chair" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "name" TEXT,
    "specialism" TEXT,
    "qualification" TEXT,
    "qualification_expires" TEXT CHECK ("qualification_expires" IS NULL OR "qualification_expires" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "organisation" TEXT,
    "person" INTEGER REFERENCES "person"("id") DEFERRABLE INITIALLY DEFERRED,
    "qualification_date" TEXT CHECK ("qualification_date" IS NULL OR "qualification_date" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "qualification_renewed" TEXT CHECK ("qualification_renewed" IS NULL OR "qualification_renewed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "qualification_evidence" TEXT,
    "online_learning" TEXT CHECK ("online_learning" IS NULL OR "online_learning" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "code_version" TEXT,
    "code_accepted" TEXT CHECK ("code_accepted" IS NULL OR "code_accepted" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "past_employers" TEXT,
    "conflicts" TEXT,
    "independent" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("independent" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "characteristics" TEXT,
    "available_from" TEXT CHECK ("available_from" IS NULL OR "available_from" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "live_reviews" INTEGER,
    "day_rate" INTEGER,
    "fixed_fee" INTEGER,
    "cap" INTEGER,
    "dbs" TEXT CHECK ("dbs" IS NULL OR "dbs" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "dbs_due" TEXT CHECK ("dbs_due" IS NULL OR "dbs_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "dbs_renewed" TEXT CHECK ("dbs_renewed" IS NULL OR "dbs_renewed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "insurance" TEXT CHECK ("insurance" IS NULL OR "insurance" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ico" TEXT CHECK ("ico" IS NULL OR "ico" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "data_agreement" TEXT CHECK ("data_agreement" IS NULL OR "data_agreement" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "past_reviews" TEXT,
    "concerns" TEXT,
    "feedback" TEXT
) STRICT;

CREATE TABLE "competence" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "chair" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "criterion" TEXT,
    "state" TEXT,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "evidence" TEXT,
    "verified_by" TEXT,
    "expires" TEXT CHECK ("expires" IS NULL OR "expires" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "renewed" TEXT CHECK ("renewed" IS NULL OR "renewed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE "quote" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "chair" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "role" TEXT,
    "amount" INTEGER,
    "state" TEXT,
    "asked" TEXT CHECK ("asked" IS NULL OR "asked" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "received" TEXT CHECK ("received" IS NULL OR "received" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "days" INTEGER,
    "day_rate" INTEGER,
    "qa_included" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("qa_included" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "evaluation" TEXT,
    "appointed" TEXT CHECK ("appointed" IS NULL OR "appointed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "contract_signed" TEXT CHECK ("contract_signed" IS NULL OR "contract_signed" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "independence_statement" TEXT CHECK ("independence_statement" IS NULL OR "independence_statement" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ended" TEXT CHECK ("ended" IS NULL OR "ended" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ended_reason" TEXT,
    "days_used" INTEGER,
    "check_in_due" TEXT CHECK ("check_in_due" IS NULL OR "check_in_due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "check_in" TEXT CHECK ("check_in" IS NULL OR "check_in" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE TABLE "cost" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "line" TEXT,
    "what" TEXT,
    "amount" INTEGER,
    "state" TEXT,
    "budget" INTEGER,
    "committed" INTEGER,
    "invoiced_amount" INTEGER,
    "paid_amount" INTEGER,
    "supplier" TEXT,
    "chair" INTEGER REFERENCES "chair"("id") DEFERRABLE INITIALLY DEFERRED,
    "days" INTEGER,
    "hours" INTEGER,
    "order_number" TEXT,
    "invoice" TEXT,
    "invoiced" TEXT CHECK ("invoiced" IS NULL OR "invoiced" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "pay_by" TEXT CHECK ("pay_by" IS NULL OR "pay_by" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "paid" TEXT CHECK ("paid" IS NULL OR "paid" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "year" TEXT,
    "funder_kind" TEXT,
    "remarks" TEXT
) STRICT;

CREATE TABLE "contribution" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "name" TEXT,
    "amount" INTEGER,
    "state" TEXT,
    "due" TEXT CHECK ("due" IS NULL OR "due" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "agency" INTEGER REFERENCES "agency"("id") DEFERRABLE INITIALLY DEFERRED,
    "kind" TEXT,
    "formula" TEXT,
    "share_percent" INTEGER,
    "cap" INTEGER,
    "pledged" TEXT CHECK ("pledged" IS NULL OR "pledged" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "invoiced" TEXT CHECK ("invoiced" IS NULL OR "invoiced" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "paid" TEXT CHECK ("paid" IS NULL OR "paid" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "withdrawn_reason" TEXT,
    "year" TEXT
) STRICT;

CREATE TABLE "retention_hold" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "reason" TEXT,
    "started" TEXT CHECK ("started" IS NULL OR "started" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "check_on" TEXT CHECK ("check_on" IS NULL OR "check_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "ended" TEXT CHECK ("ended" IS NULL OR "ended" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "asked_by" TEXT,
    "note" TEXT
) STRICT;

CREATE TABLE "library_entry" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "title" TEXT,
    "csp" TEXT,
    "year" INTEGER,
    "kind" TEXT,
    "region" TEXT,
    "own_case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "date_of_death" TEXT,
    "uploaded" TEXT,
    "published" TEXT,
    "url" TEXT,
    "file" TEXT,
    "document_number" TEXT,
    "incident_number" TEXT,
    "categories" TEXT,
    "library_themes" TEXT,
    "themes" TEXT,
    "family_part" TEXT,
    "read_only" TEXT NOT NULL DEFAULT 'not_recorded' CHECK ("read_only" IN ('yes', 'no', 'not_known', 'not_recorded')),
    "licence" TEXT,
    "lessons" TEXT
) STRICT;

CREATE TABLE "note" (
    "id" INTEGER PRIMARY KEY AUTOINCREMENT,
    "rev" INTEGER NOT NULL DEFAULT 1,
    "archived" TEXT,
    "case" INTEGER REFERENCES "case"("id") DEFERRABLE INITIALLY DEFERRED,
    "when" TEXT CHECK ("when" IS NULL OR "when" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "subject" TEXT,
    "what" TEXT,
    "kind" TEXT,
    "by" TEXT,
    "follow_up" TEXT CHECK ("follow_up" IS NULL OR "follow_up" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "followed_up" TEXT CHECK ("followed_up" IS NULL OR "followed_up" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    "panel" TEXT
) STRICT;

CREATE INDEX "case_agreed_due_owed" ON "case" ("agreed_due") WHERE "submitted" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_decision_due_owed" ON "case" ("decision_due") WHERE "decided" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_home_office_told_due_owed" ON "case" ("home_office_told_due") WHERE "home_office_told" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_family_told_due_owed" ON "case" ("family_told_due") WHERE "family_told" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_chair" ON "case" ("chair");
CREATE INDEX "case_author" ON "case" ("author");
CREATE INDEX "case_resubmission_due_owed" ON "case" ("resubmission_due") WHERE "resubmitted" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_publication_planned_owed" ON "case" ("publication_planned") WHERE "published" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_dac_due_owed" ON "case" ("dac_due") WHERE "dac_sent" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_pdf_due_owed" ON "case" ("pdf_due") WHERE "pdf_returned" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_retention_review_owed" ON "case" ("retention_review") WHERE "disposed" IS NULL AND "archived" IS NULL;
CREATE INDEX "case_in_order" ON "case" ("reference");
CREATE INDEX "person_case" ON "person" ("case");
CREATE INDEX "person_agency" ON "person" ("agency");
CREATE INDEX "person_in_order" ON "person" ("case", "role", "pseudonym");
CREATE INDEX "identity_case" ON "identity" ("case");
CREATE INDEX "identity_person" ON "identity" ("person");
CREATE INDEX "relationship_case" ON "relationship" ("case");
CREATE INDEX "relationship_victim" ON "relationship" ("victim");
CREATE INDEX "relationship_other" ON "relationship" ("other");
CREATE INDEX "death_case" ON "death" ("case");
CREATE INDEX "death_person" ON "death" ("person");
CREATE INDEX "agency_contact" ON "agency" ("contact");
CREATE INDEX "agency_contact_due_owed" ON "agency" ("contact_due") WHERE "contact_confirmed" IS NULL AND "archived" IS NULL;
CREATE INDEX "agency_in_order" ON "agency" ("name");
CREATE INDEX "succession_from" ON "succession" ("from");
CREATE INDEX "succession_to" ON "succession" ("to");
CREATE INDEX "post_agency" ON "post" ("agency");
CREATE INDEX "post_holder" ON "post" ("holder");
CREATE INDEX "seat_case" ON "seat" ("case");
CREATE INDEX "seat_agency" ON "seat" ("agency");
CREATE INDEX "seat_person" ON "seat" ("person");
CREATE INDEX "invitation_case" ON "invitation" ("case");
CREATE INDEX "invitation_seat" ON "invitation" ("seat");
CREATE INDEX "invitation_agency" ON "invitation" ("agency");
CREATE INDEX "invitation_reply_due_owed" ON "invitation" ("reply_due") WHERE "answered" IS NULL AND "archived" IS NULL;
CREATE INDEX "declaration_case" ON "declaration" ("case");
CREATE INDEX "declaration_seat" ON "declaration" ("seat");
CREATE INDEX "declaration_meeting" ON "declaration" ("meeting");
CREATE INDEX "declaration_chair" ON "declaration" ("chair");
CREATE INDEX "meeting_case" ON "meeting" ("case");
CREATE INDEX "meeting_when_owed" ON "meeting" ("when") WHERE "held" IS NULL AND "archived" IS NULL;
CREATE INDEX "meeting_papers_due_owed" ON "meeting" ("papers_due") WHERE "papers_out" IS NULL AND "archived" IS NULL;
CREATE INDEX "meeting_minutes_due_owed" ON "meeting" ("minutes_due") WHERE "minutes_out" IS NULL AND "archived" IS NULL;
CREATE INDEX "attendance_case" ON "attendance" ("case");
CREATE INDEX "attendance_meeting" ON "attendance" ("meeting");
CREATE INDEX "attendance_seat" ON "attendance" ("seat");
CREATE INDEX "return_case" ON "return" ("case");
CREATE INDEX "return_agency" ON "return" ("agency");
CREATE INDEX "return_due_owed" ON "return" ("due") WHERE "received" IS NULL AND "archived" IS NULL;
CREATE INDEX "return_draft_due_owed" ON "return" ("draft_due") WHERE "draft" IS NULL AND "archived" IS NULL;
CREATE INDEX "return_revision_due_owed" ON "return" ("revision_due") WHERE "final_received" IS NULL AND "archived" IS NULL;
CREATE INDEX "return_next_chase_owed" ON "return" ("next_chase") WHERE "received" IS NULL AND "archived" IS NULL;
CREATE INDEX "chase_case" ON "chase" ("case");
CREATE INDEX "chase_owed" ON "chase" ("owed");
CREATE INDEX "chase_action" ON "chase" ("action");
CREATE INDEX "chase_agency" ON "chase" ("agency");
CREATE INDEX "event_case" ON "event" ("case");
CREATE INDEX "event_agency" ON "event" ("agency");
CREATE INDEX "event_owed" ON "event" ("owed");
CREATE INDEX "event_query_case" ON "event_query" ("case");
CREATE INDEX "event_query_event" ON "event_query" ("event");
CREATE INDEX "event_query_agency" ON "event_query" ("agency");
CREATE INDEX "event_query_due_owed" ON "event_query" ("due") WHERE "answered" IS NULL AND "archived" IS NULL;
CREATE INDEX "same_incident_case" ON "same_incident" ("case");
CREATE INDEX "same_incident_event" ON "same_incident" ("event");
CREATE INDEX "same_incident_other" ON "same_incident" ("other");
CREATE INDEX "tag_case" ON "tag" ("case");
CREATE INDEX "tag_event" ON "tag" ("event");
CREATE INDEX "tag_finding" ON "tag" ("finding");
CREATE INDEX "tag_recommendation" ON "tag" ("recommendation");
CREATE INDEX "finding_case" ON "finding" ("case");
CREATE INDEX "finding_agency" ON "finding" ("agency");
CREATE INDEX "finding_event" ON "finding" ("event");
CREATE INDEX "finding_owed" ON "finding" ("owed");
CREATE INDEX "recommendation_case" ON "recommendation" ("case");
CREATE INDEX "recommendation_addressee" ON "recommendation" ("addressee");
CREATE INDEX "recommendation_from_return" ON "recommendation" ("from_return");
CREATE INDEX "recommendation_finding" ON "recommendation" ("finding");
CREATE INDEX "recommendation_response_due_owed" ON "recommendation" ("response_due") WHERE "responded" IS NULL AND "archived" IS NULL;
CREATE INDEX "recommendation_repeats" ON "recommendation" ("repeats");
CREATE INDEX "action_due_owed" ON "action" ("due") WHERE "completed" IS NULL AND "archived" IS NULL;
CREATE INDEX "action_case" ON "action" ("case");
CREATE INDEX "action_agency" ON "action" ("agency");
CREATE INDEX "action_recommendation" ON "action" ("recommendation");
CREATE INDEX "action_owner" ON "action" ("owner");
CREATE INDEX "action_update_due_owed" ON "action" ("update_due") WHERE "completed" IS NULL AND "archived" IS NULL;
CREATE INDEX "action_embedded_due_owed" ON "action" ("embedded_due") WHERE "embedded" IS NULL AND "archived" IS NULL;
CREATE INDEX "action_superseded_by" ON "action" ("superseded_by");
CREATE INDEX "action_tell_family_due_owed" ON "action" ("tell_family_due") WHERE "family_told" IS NULL AND "archived" IS NULL;
CREATE INDEX "action_in_order" ON "action" ("due", "number");
CREATE INDEX "action_update_case" ON "action_update" ("case");
CREATE INDEX "action_update_action" ON "action_update" ("action");
CREATE INDEX "action_update_agency" ON "action_update" ("agency");
CREATE INDEX "evidence_case" ON "evidence" ("case");
CREATE INDEX "evidence_action" ON "evidence" ("action");
CREATE INDEX "evidence_document" ON "evidence" ("document");
CREATE INDEX "resource_case" ON "resource" ("case");
CREATE INDEX "resource_action" ON "resource" ("action");
CREATE INDEX "resource_funder" ON "resource" ("funder");
CREATE INDEX "document_case" ON "document" ("case");
CREATE INDEX "document_agency" ON "document" ("agency");
CREATE INDEX "document_due_owed" ON "document" ("due") WHERE "finished" IS NULL AND "archived" IS NULL;
CREATE INDEX "version_case" ON "version" ("case");
CREATE INDEX "version_document" ON "version" ("document");
CREATE INDEX "version_qa_submission" ON "version" ("qa_submission");
CREATE INDEX "circulation_case" ON "circulation" ("case");
CREATE INDEX "circulation_version" ON "circulation" ("version");
CREATE INDEX "circulation_seat" ON "circulation" ("seat");
CREATE INDEX "circulation_person" ON "circulation" ("person");
CREATE INDEX "circulation_comments_due_owed" ON "circulation" ("comments_due") WHERE "comments_in" IS NULL AND "archived" IS NULL;
CREATE INDEX "circulation_return_due_owed" ON "circulation" ("return_due") WHERE "returned" IS NULL AND "archived" IS NULL;
CREATE INDEX "letter_case" ON "letter" ("case");
CREATE INDEX "letter_agency" ON "letter" ("agency");
CREATE INDEX "letter_person" ON "letter" ("person");
CREATE INDEX "letter_reply_due_owed" ON "letter" ("reply_due") WHERE "replied" IS NULL AND "archived" IS NULL;
CREATE INDEX "letter_document" ON "letter" ("document");
CREATE INDEX "submission_case" ON "submission" ("case");
CREATE INDEX "submission_chase_due_owed" ON "submission" ("chase_due") WHERE "letter_received" IS NULL AND "archived" IS NULL;
CREATE INDEX "qa_letter_case" ON "qa_letter" ("case");
CREATE INDEX "qa_letter_answer_due_owed" ON "qa_letter" ("answer_due") WHERE "answered" IS NULL AND "archived" IS NULL;
CREATE INDEX "qa_letter_submission" ON "qa_letter" ("submission");
CREATE INDEX "qa_letter_document" ON "qa_letter" ("document");
CREATE INDEX "qa_point_case" ON "qa_point" ("case");
CREATE INDEX "qa_point_letter" ON "qa_point" ("letter");
CREATE INDEX "qa_point_due_owed" ON "qa_point" ("due") WHERE "answered" IS NULL AND "archived" IS NULL;
CREATE INDEX "decision_case" ON "decision" ("case");
CREATE INDEX "decision_meeting" ON "decision" ("meeting");
CREATE INDEX "decision_review_on_owed" ON "decision" ("review_on") WHERE "reviewed" IS NULL AND "archived" IS NULL;
CREATE INDEX "pause_case" ON "pause" ("case");
CREATE INDEX "pause_expected_end_owed" ON "pause" ("expected_end") WHERE "ended" IS NULL AND "archived" IS NULL;
CREATE INDEX "pause_agency" ON "pause" ("agency");
CREATE INDEX "pause_check_on_owed" ON "pause" ("check_on") WHERE "ended" IS NULL AND "archived" IS NULL;
CREATE INDEX "due_change_case" ON "due_change" ("case");
CREATE INDEX "due_change_action" ON "due_change" ("action");
CREATE INDEX "due_change_owed" ON "due_change" ("owed");
CREATE INDEX "step_case" ON "step" ("case");
CREATE INDEX "step_due_owed" ON "step" ("due") WHERE "done" IS NULL AND "archived" IS NULL;
CREATE INDEX "step_post" ON "step" ("post");
CREATE INDEX "step_paused_by" ON "step" ("paused_by");
CREATE INDEX "linked_review_case" ON "linked_review" ("case");
CREATE INDEX "linked_review_agency" ON "linked_review" ("agency");
CREATE INDEX "linked_review_contact" ON "linked_review" ("contact");
CREATE INDEX "linked_review_other_case" ON "linked_review" ("other_case");
CREATE INDEX "linked_review_findings_due_owed" ON "linked_review" ("findings_due") WHERE "findings_in" IS NULL AND "archived" IS NULL;
CREATE INDEX "proceeding_case" ON "proceeding" ("case");
CREATE INDEX "proceeding_person" ON "proceeding" ("person");
CREATE INDEX "proceeding_trial_owed" ON "proceeding" ("trial") WHERE "concluded" IS NULL AND "archived" IS NULL;
CREATE INDEX "proceeding_appeal_until_owed" ON "proceeding" ("appeal_until") WHERE "appeal_checked" IS NULL AND "archived" IS NULL;
CREATE INDEX "proceeding_check_due_owed" ON "proceeding" ("check_due") WHERE "concluded" IS NULL AND "archived" IS NULL;
CREATE INDEX "proceeding_disclosure_officer" ON "proceeding" ("disclosure_officer");
CREATE INDEX "hold_case" ON "hold" ("case");
CREATE INDEX "hold_person" ON "hold" ("person");
CREATE INDEX "hold_check_on_owed" ON "hold" ("check_on") WHERE "lifted" IS NULL AND "archived" IS NULL;
CREATE INDEX "equality_case" ON "equality" ("case");
CREATE INDEX "contact_plan_case" ON "contact_plan" ("case");
CREATE INDEX "contact_plan_person" ON "contact_plan" ("person");
CREATE INDEX "contact_plan_next_due_owed" ON "contact_plan" ("next_due") WHERE "stopped" IS NULL AND "archived" IS NULL;
CREATE INDEX "contact_plan_advocate" ON "contact_plan" ("advocate");
CREATE INDEX "family_contact_case" ON "family_contact" ("case");
CREATE INDEX "family_contact_plan" ON "family_contact" ("plan");
CREATE INDEX "family_contact_person" ON "family_contact" ("person");
CREATE INDEX "family_contact_promise_due_owed" ON "family_contact" ("promise_due") WHERE "promise_kept" IS NULL AND "archived" IS NULL;
CREATE INDEX "milestone_case" ON "milestone" ("case");
CREATE INDEX "milestone_plan" ON "milestone" ("plan");
CREATE INDEX "milestone_due_owed" ON "milestone" ("due") WHERE "done" IS NULL AND "archived" IS NULL;
CREATE INDEX "key_date_case" ON "key_date" ("case");
CREATE INDEX "key_date_plan" ON "key_date" ("plan");
CREATE INDEX "chair_qualification_expires_owed" ON "chair" ("qualification_expires") WHERE "qualification_renewed" IS NULL AND "archived" IS NULL;
CREATE INDEX "chair_person" ON "chair" ("person");
CREATE INDEX "chair_dbs_due_owed" ON "chair" ("dbs_due") WHERE "dbs_renewed" IS NULL AND "archived" IS NULL;
CREATE INDEX "competence_chair" ON "competence" ("chair");
CREATE INDEX "competence_expires_owed" ON "competence" ("expires") WHERE "renewed" IS NULL AND "archived" IS NULL;
CREATE INDEX "quote_case" ON "quote" ("case");
CREATE INDEX "quote_chair" ON "quote" ("chair");
CREATE INDEX "quote_due_owed" ON "quote" ("due") WHERE "received" IS NULL AND "archived" IS NULL;
CREATE INDEX "quote_check_in_due_owed" ON "quote" ("check_in_due") WHERE "check_in" IS NULL AND "archived" IS NULL;
CREATE INDEX "cost_case" ON "cost" ("case");
CREATE INDEX "cost_chair" ON "cost" ("chair");
CREATE INDEX "cost_pay_by_owed" ON "cost" ("pay_by") WHERE "paid" IS NULL AND "archived" IS NULL;
CREATE INDEX "contribution_case" ON "contribution" ("case");
CREATE INDEX "contribution_due_owed" ON "contribution" ("due") WHERE "paid" IS NULL AND "archived" IS NULL;
CREATE INDEX "contribution_agency" ON "contribution" ("agency");
CREATE INDEX "retention_hold_case" ON "retention_hold" ("case");
CREATE INDEX "retention_hold_check_on_owed" ON "retention_hold" ("check_on") WHERE "ended" IS NULL AND "archived" IS NULL;
CREATE INDEX "library_entry_own_case" ON "library_entry" ("own_case");
CREATE INDEX "note_case" ON "note" ("case");
CREATE INDEX "note_follow_up_owed" ON "note" ("follow_up") WHERE "followed_up" IS NULL AND "archived" IS NULL;
