package io.leadstone.store.json;

import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.domain.LeadId;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads and writes the JSON members of idempotency keys. A header is a text with a colon after its name. */
final class IdempotencyForm {

    private static final String SEPARATOR = ": ";

    private IdempotencyForm() {}

    static void write(FormMembers members, ReservedKey key) throws IOException {
        members.text("company_id", key.companyId());
        members.text("key_id", key.keyId());
        members.text("attempt_id", key.attemptId());
        members.text("record_id", key.recordId());
        members.text("content_hash", key.contentHash());
        members.text("reserved_at", key.reservedAt());
        members.text("lease_until", key.leaseUntil());
        members.optionalObject("written", key.written(), IdempotencyForm::write);
        members.text("lead_id", key.leadId());
        members.optionalObject("answer", key.answer(), IdempotencyForm::write);
    }

    static ReservedKey key(FormFields fields) {
        Optional<LeadId> leadId = LeadForm.optionalLeadId(fields);
        return new ReservedKey(
                LeadForm.company(fields),
                fields.text("key_id"),
                fields.uuid("attempt_id"),
                fields.uuid("record_id"),
                fields.optionalText("content_hash"),
                fields.instant("reserved_at"),
                fields.instant("lease_until"),
                fields.optionalObject("written", IdempotencyForm::written),
                leadId,
                fields.optionalObject("answer", IdempotencyForm::answer));
    }

    private static void write(FormMembers members, WrittenRecord written) throws IOException {
        members.text("id", written.id());
        members.text("lead_id", written.leadId());
    }

    private static WrittenRecord written(FormFields fields) {
        return new WrittenRecord(fields.uuid("id"), LeadForm.optionalLeadId(fields));
    }

    private static void write(FormMembers members, KeptAnswer answer) throws IOException {
        members.number("status", answer.status());
        members.texts(
                "headers",
                new TreeMap<>(answer.headers())
                        .entrySet().stream()
                                .map(header -> header.getKey() + SEPARATOR + header.getValue())
                                .toList());
        members.text("body", answer.body());
        members.text("lead_id", answer.leadId());
    }

    private static KeptAnswer answer(FormFields fields) {
        Map<String, String> headers = new TreeMap<>();
        fields.texts("headers").forEach(header -> {
            int end = header.indexOf(SEPARATOR);
            headers.put(header.substring(0, end), header.substring(end + SEPARATOR.length()));
        });
        return new KeptAnswer(
                Math.toIntExact(fields.number("status")),
                headers,
                fields.text("body"),
                LeadForm.optionalLeadId(fields));
    }
}
