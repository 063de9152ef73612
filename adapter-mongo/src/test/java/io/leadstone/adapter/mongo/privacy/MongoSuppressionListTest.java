package io.leadstone.adapter.mongo.privacy;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.lead.SideWrites;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.lead.Suppression.Effect;
import io.leadstone.testkit.SampleLeads;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Entries of suppression lists whose process died after the write of their lead. */
class MongoSuppressionListTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();
    private final LeadSnapshot lead = add();
    private final Suppression entry = new Suppression(
            UUID.randomUUID(),
            ACME,
            "2026",
            "a".repeat(Suppression.HASH_LENGTH),
            Effect.REFUSE,
            Optional.empty(),
            Instant.parse("2026-01-02T03:04:05.678Z"),
            "alice");
    private final Suppression withdrawal = new Suppression(
            UUID.randomUUID(),
            ACME,
            entry.keyId(),
            entry.hash(),
            Effect.WITHOUT_MARKETING,
            Optional.empty(),
            entry.recordedAt(),
            "alice");

    @Test
    void a_lookup_finds_and_moves_a_pending_entry() {
        leaveInLead();

        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).containsExactly(entry);

        assertThat(pending()).isZero();
        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).containsExactly(entry);
    }

    @Test
    void a_list_and_a_removal_see_pending_entries() {
        leaveInLead();
        assertThat(store.suppressions().list(ACME, PageRequest.FIRST).items()).containsExactly(entry);

        leaveInLead();
        assertThat(store.suppressions().remove(ACME, entry.id())).isTrue();

        assertThat(store.suppressions().list(ACME, PageRequest.FIRST).items()).isEmpty();
    }

    @Test
    void the_count_of_keys_has_the_entries_that_are_still_in_leads() {
        leaveInLead();
        assertThat(store.suppressions().countByKey()).isEqualTo(Map.of("2026", 1L));

        leaveInLead(removal());
        assertThat(store.suppressions().countByKey()).isEmpty();
    }

    @Test
    void a_purge_keeps_an_entry_that_is_still_in_its_lead() {
        leaveInLead();

        assertThat(store.purge().purge(Lead.restore(lead).purge(samples.context())))
                .isTrue();

        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).containsExactly(entry);
    }

    @Test
    void a_lookup_completes_a_pending_removal() {
        store.suppressions().add(entry);
        leaveInLead(removal());

        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).isEmpty();

        assertThat(pending()).isZero();
        leaveInLead(removal());
        assertThat(store.suppressions().list(ACME, PageRequest.FIRST).items()).isEmpty();
        assertThat(pending()).isZero();
    }

    @Test
    void a_purge_makes_a_removal_that_is_still_in_its_lead() {
        store.suppressions().add(entry);
        leaveInLead(removal());

        assertThat(store.purge().purge(Lead.restore(lead).purge(samples.context())))
                .isTrue();

        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).isEmpty();
    }

    @Test
    void a_pending_removal_leaves_newer_entries() {
        store.suppressions().add(entry);
        Suppression next = new Suppression(
                UUID.randomUUID(),
                ACME,
                entry.keyId(),
                entry.hash(),
                entry.effect(),
                Optional.empty(),
                entry.recordedAt(),
                "bob");
        leaveInLead(removal());

        assertThat(store.suppressions().add(next)).isEqualTo(next);

        leaveInLead(removal());
        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).containsExactly(next);
    }

    /** The process dies after the write of the lead, so that the next lookup makes the change of the list. */
    @Test
    void a_change_of_a_lead_keeps_its_removals_until_they_are_made() {
        store.suppressions().add(entry);
        LeadChange deletion = Lead.restore(lead).delete(samples.context()).removing(List.of(entry));

        BACKEND.failOn(
                "delete", SuppressionDocuments.SUPPRESSIONS, () -> store.leads().update(deletion));

        assertThat(pending()).isEqualTo(1);
        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).isEmpty();
        assertThat(pending()).isZero();
    }

    @Test
    void an_abandoned_purge_replaces_its_entries_when_it_is_completed() {
        Suppression older = new Suppression(
                UUID.randomUUID(),
                ACME,
                entry.keyId(),
                entry.hash(),
                entry.effect(),
                Optional.empty(),
                entry.recordedAt().minusSeconds(60),
                "alice");
        store.suppressions().add(older);
        claim(Lead.restore(lead)
                .purge(samples.context())
                .removing(List.of(older))
                .suppressing(List.of(entry)));

        store.purge().completeAbandoned();

        assertThat(store.leads().find(ACME, lead.id())).isEmpty();
        assertThat(store.suppressions().find(ACME, List.of(entry.hash()))).containsExactly(entry);
    }

    /** A new lead with the same email must find the withdrawal. */
    @Test
    void a_purge_that_cannot_add_its_entries_leaves_the_lead() {
        PurgedLead purged = Lead.restore(lead).purge(samples.context()).suppressing(List.of(entry));

        BACKEND.failOn(
                "update",
                SuppressionDocuments.SUPPRESSIONS,
                () -> assertThatThrownBy(() -> store.purge().purge(purged)).isInstanceOf(MongoException.class));

        assertThat(store.leads().find(ACME, lead.id())).isPresent();
    }

    /** The deletion found the entry of the claim, so it added none. */
    @Test
    void a_refused_purge_keeps_the_withdrawal_of_a_deleted_lead() {
        LeadSnapshot withdrawn = withdraw();
        claim(Lead.restore(withdrawn).purge(samples.context()).suppressing(List.of(withdrawal)));
        store.suppressions().add(withdrawal);
        store.leads().update(Lead.restore(withdrawn).delete(samples.context()));

        store.purge().completeAbandoned();

        assertThat(store.leads().findDeleted(ACME, lead.id())).isPresent();
        assertThat(entries()).containsExactly(withdrawal);
    }

    @Test
    void a_refused_purge_keeps_the_withdrawal_of_an_erased_lead() {
        LeadSnapshot withdrawn = withdraw();
        claim(Lead.restore(withdrawn).purge(samples.context()).suppressing(List.of(withdrawal)));
        store.suppressions().add(withdrawal);
        store.leads().update(Lead.restore(withdrawn).erase(samples.context()));

        store.purge().completeAbandoned();

        assertThat(entries()).containsExactly(withdrawal);
    }

    @Test
    void a_refused_purge_removes_its_withdrawal_after_a_grant() {
        LeadSnapshot withdrawn = withdraw();
        claim(Lead.restore(withdrawn).purge(samples.context()).suppressing(List.of(withdrawal, entry)));
        store.suppressions().add(withdrawal);
        decide(withdrawn, true);

        store.purge().completeAbandoned();

        assertThat(store.leads().find(ACME, lead.id())).isPresent();
        assertThat(entries()).as("an entry without a purpose stays").containsExactly(entry);
    }

    /** Another process has completed the purge while this one was paused. */
    @Test
    void a_purge_of_an_absent_lead_keeps_the_entries() {
        PurgedLead purged = Lead.restore(withdraw()).purge(samples.context()).suppressing(List.of(withdrawal));
        assertThat(store.purge().purge(purged)).isTrue();

        assertThat(store.purge().purge(purged)).isFalse();

        assertThat(entries()).containsExactly(withdrawal);
    }

    private List<Suppression> entries() {
        return store.suppressions().find(ACME, List.of(entry.hash()));
    }

    private LeadSnapshot withdraw() {
        return decide(lead, false);
    }

    private LeadSnapshot decide(LeadSnapshot before, boolean granted) {
        LeadChange decided =
                Lead.restore(before).record(SampleLeads.decision(ConsentPurpose.MARKETING, granted), samples.context());
        store.leads().update(decided);
        return decided.after();
    }

    /** Inserts the claim of a process that died long ago. */
    private void claim(PurgedLead purged) {
        BsonDocument claim = LeadDocuments.byId(ACME, lead.id())
                .append("lead_id", BsonValues.of(lead.id().value()))
                .append("version", BsonValues.of(purged.lead().version()))
                .append("last_event", BsonValues.of(purged.lead().lastEvent()))
                .append("event", LogDocuments.of(purged.event()))
                .append(SuppressionDocuments.SUPPRESSIONS, SuppressionDocuments.pending(purged))
                .append("claimed_at", BsonValues.of(Instant.EPOCH));
        database.getCollection("leadstone_" + LeadRemoval.CLAIMS, BsonDocument.class)
                .insertOne(claim);
    }

    private LeadSnapshot add() {
        store.leads().add(samples.capture(ACME, "jordan@example.com"));
        return store.search()
                .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                .items()
                .get(0);
    }

    private void leaveInLead() {
        leaveInLead(new SideWrites(List.of(entry), List.of(), List.of()));
    }

    private void leaveInLead(SideWrites writes) {
        leads().updateOne(
                        LeadDocuments.byId(ACME, lead.id()),
                        Updates.set(SuppressionDocuments.SUPPRESSIONS, SuppressionDocuments.pending(writes)));
    }

    private SideWrites removal() {
        return new SideWrites(List.of(), List.of(entry), List.of());
    }

    private long pending() {
        return leads().countDocuments(Filters.exists(SuppressionDocuments.SUPPRESSIONS + ".0"));
    }

    private MongoCollection<BsonDocument> leads() {
        return database.getCollection("leadstone_leads", BsonDocument.class);
    }
}
