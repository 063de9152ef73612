package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static io.leadstone.testkit.SampleLeads.decision;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonBinarySubType;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.junit.jupiter.api.Test;

class LeadDocumentsTest {

    private final SampleLeads samples = new SampleLeads();

    @Test
    void each_removable_field_is_optional() {
        BsonDocument full = LeadDocuments.state(everything(LeadStatus.CONVERTED));
        full.putAll(LeadDocuments.state(everything(LeadStatus.LOST)));
        // Only a live lead has the rule of its email key.
        full.putAll(LeadDocuments.state(nothing()));
        LeadSnapshot erased = nothing().erased(SettableClock.START);
        full.putAll(LeadDocuments.state(erased));
        Set<String> always = new TreeSet<>(LeadDocuments.state(nothing()).keySet());
        always.retainAll(LeadDocuments.state(erased).keySet());
        Set<String> mayBeAbsent = new TreeSet<>(full.keySet());
        mayBeAbsent.removeAll(always);

        assertThat(mayBeAbsent).isEqualTo(new TreeSet<>(LeadDocuments.OPTIONAL));
    }

    @Test
    void a_stored_document_has_binary_uuids_dates_and_no_null() {
        try (MemoryMongo mongo = new MemoryMongo()) {
            MongoDatabase database = mongo.freshDatabase();
            LeadChange created =
                    samples.capture(ACME, details(), LeadStatus.CONVERTED, decision(ConsentPurpose.MARKETING, true));
            MemoryMongo.store(database).leads().add(created);

            BsonDocument document = database.getCollection("leadstone_leads", BsonDocument.class)
                    .find()
                    .first();

            assertThat(document.getDocument("_id").keySet()).containsExactly("company_id", "lead_id");
            assertThat(document.getBinary("lead_id").getType()).isEqualTo(BsonBinarySubType.UUID_STANDARD.getValue());
            assertThat(document.getBinary("lead_id").asUuid())
                    .isEqualTo(created.after().id().value());
            assertThat(document.getDateTime("created_at").getValue())
                    .isEqualTo(created.after().createdAt().toEpochMilli());
            assertThat(document.getString("metadata").getValue()).isEqualTo("{\"a\":1.0}");
            assertThat(document.getArray("events")).hasSize(1);
            assertThat(document.getArray("consents")).hasSize(1);
            assertHasNoNull(document);
        }
    }

    private static void assertHasNoNull(BsonValue value) {
        assertThat(value.getBsonType()).isNotEqualTo(BsonType.NULL);
        if (value.isDocument()) {
            value.asDocument().values().forEach(LeadDocumentsTest::assertHasNoNull);
        } else if (value.isArray()) {
            value.asArray().forEach(LeadDocumentsTest::assertHasNoNull);
        }
    }

    private LeadSnapshot everything(LeadStatus status) {
        LeadChange created = Lead.capture(
                samples.unusedId(),
                ACME,
                details(),
                status,
                status == LeadStatus.LOST ? Optional.of("too dear") : Optional.empty(),
                List.of(decision(ConsentPurpose.MARKETING, true), decision(ConsentPurpose.DATA_PROCESSING, false)),
                samples.context());
        ConversationChange opening = samples.open(created.after());
        LeadSnapshot opened = Lead.restore(created.after())
                .record(opening.event().orElseThrow())
                .after();
        LeadSnapshot reported = Lead.restore(opened)
                .record(samples.report(opening.after(), 1).eventOf(opened.id()))
                .after();
        LeadSnapshot deleted = Lead.restore(reported).delete(samples.context()).after();
        assertThat(LeadDocuments.snapshot(full(deleted))).isEqualTo(deleted);
        return deleted;
    }

    private static BsonDocument full(LeadSnapshot lead) {
        BsonDocument document = LeadDocuments.identity(lead);
        document.putAll(LeadDocuments.state(lead));
        return document;
    }

    private LeadSnapshot nothing() {
        return samples.capture(ACME, "jordan@example.com").after();
    }

    private static LeadDetails details() {
        return SampleLeads.details()
                .agent("bot")
                .owner("sam")
                .phone("030 1234567", "+49301234567")
                .company("Acme")
                .source("fair")
                .notes("calls back")
                .tags("a", "b")
                .metadata("{\"a\":1.0}")
                .build();
    }
}
