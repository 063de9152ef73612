package io.leadstone.store.json;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Suppression;
import java.io.IOException;

/** Reads and writes the JSON members of suppression lists. */
final class PrivacyForm {

    private PrivacyForm() {}

    static void write(FormMembers members, Suppression entry) throws IOException {
        members.text("id", entry.id());
        members.text("company_id", entry.companyId());
        members.text("key_id", entry.keyId());
        members.text("hash", entry.hash());
        members.text("effect", entry.effect().code());
        members.text("reason", entry.reason());
        members.text("recorded_at", entry.recordedAt());
        members.text("recorded_by", entry.recordedBy());
    }

    static Suppression suppression(FormFields fields) {
        return new Suppression(
                fields.uuid("id"),
                fields.text("company_id", CompanyId::new),
                fields.text("key_id"),
                fields.text("hash"),
                fields.code("effect", Suppression.Effect.class),
                fields.optionalText("reason"),
                fields.instant("recorded_at"),
                fields.text("recorded_by"));
    }
}
