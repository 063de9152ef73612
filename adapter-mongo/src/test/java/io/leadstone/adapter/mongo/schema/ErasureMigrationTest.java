package io.leadstone.adapter.mongo.schema;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.adapter.mongo.StoredDocuments;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Migration of leads that an older version erased by placeholders. */
class ErasureMigrationTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final String MARKER = "zqx";

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final SampleLeads samples = new SampleLeads();
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);

    @Test
    void an_old_erased_lead_is_migrated() {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, "lead.created");
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        LeadSnapshot lead = add("jordan@example.com");
        for (int i = 0; i < PageRequest.MAX_PER_PAGE + LeadLog.LIMIT; i++) {
            lead = update(Lead.restore(lead).record(decision(MARKETING, i % 2 == 0), samples.context()));
        }
        samples.clock().advance(Duration.ofHours(1));
        LeadSnapshot erased = update(Lead.restore(lead).erase(samples.context()));
        makeOutdated(erased);
        set("lead_consents", new Document(), Updates.set("source", MARKER));
        set("leads", new Document(), Updates.set("consents.$[].policy_version", MARKER));
        set(
                "deliveries",
                new Document(),
                Updates.combine(Updates.set("lead.lost_reason", MARKER), Updates.unset("lead.erased_at")));
        assertThat(database.getCollection("leadstone_lead_consents").countDocuments())
                .isPositive();

        MongoLeadStore migrated = MemoryMongo.store(database);

        assertThat(migrated.leads().find(ACME, erased.id())).contains(erased);
        assertThat(StoredDocuments.of(database)).doesNotContain(MARKER, "leadstone.invalid");
        assertThat(entries(migrated, erased))
                .hasSize(PageRequest.MAX_PER_PAGE)
                .allSatisfy(entry -> assertThat(entry).isEqualTo(entry.erased()));
        assertThat(migrated.deliveryQueue()
                        .claim(webhook, 1, Duration.ofMinutes(1))
                        .get(0)
                        .message()
                        .content()
                        .orElseThrow()
                        .lead()
                        .orElseThrow()
                        .erasedAt())
                .isEqualTo(erased.erasedAt());
    }

    @Test
    void the_migration_ignores_the_placeholder_of_another_lead() {
        LeadSnapshot placeholder = add("jordan@example.com");
        LeadSnapshot other = add("robin@example.com");
        makeOutdated(placeholder);
        set("leads", byId(other), Updates.set("email", "erased-" + placeholder.id() + "@leadstone.invalid"));

        assertThat(MemoryMongo.store(database).leads().find(ACME, placeholder.id()))
                .contains(placeholder.erased(placeholder.updatedAt()));
        assertThat(store.leads().find(ACME, other.id()).orElseThrow().isErased())
                .isFalse();
        assertThat(store.leads().find(ACME, add("jordan@example.com").id())).isPresent();
    }

    @Test
    void a_second_migration_changes_no_lead() {
        int leads = ErasureMigration.BATCH + 1;
        for (int i = 0; i < leads; i++) {
            makeOutdated(add("lead" + i + "@example.com"));
        }

        assertThat(store.migrate()).isEqualTo(leads);
        assertThat(store.migrate()).isZero();
        assertThat(store.search()
                        .list(ACME, LeadQuery.ALL, PageRequest.page(1, 100))
                        .items())
                .hasSize(100)
                .allMatch(LeadSnapshot::isErased);
    }

    @Test
    void validation_refuses_documents_of_an_older_schema() {
        makeOutdated(add("jordan@example.com"));

        assertThatIllegalStateException()
                .isThrownBy(() -> MongoLeadStore.builder(database)
                        .schemaMode(MongoSchemaMode.VALIDATE)
                        .build())
                .withMessageContaining("older schema than " + SchemaVersion.NEWEST)
                .withMessageContaining("migrate()");
        store.migrate();
        store.reindexSearch();
        MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.VALIDATE).build();
    }

    private List<ConsentEntry> entries(MongoLeadStore in, LeadSnapshot lead) {
        return in.consents()
                .entriesOf(ACME, lead.id(), PageRequest.page(1, PageRequest.MAX_PER_PAGE))
                .items();
    }

    private LeadSnapshot add(String email) {
        LeadDetails details = SampleLeads.details().email(email).build();
        LeadChange created = samples.capture(ACME, details);
        store.leads().add(created);
        return created.after();
    }

    private LeadSnapshot update(LeadChange change) {
        store.leads().update(change);
        return change.after();
    }

    /** Changes the documents to those of an older version after an erasure. */
    private void makeOutdated(LeadSnapshot lead) {
        String address = "erased-" + lead.id() + "@leadstone.invalid";
        set(
                "leads",
                byId(lead),
                Updates.combine(
                        Updates.set("first_name", "erased"),
                        Updates.set("last_name", "erased"),
                        Updates.set("last_name_key", "erased"),
                        Updates.set("email", address),
                        Updates.set("email_claim", address),
                        Updates.set("search_words", " erased "),
                        Updates.set("search_pieces", List.of("werased")),
                        Updates.unset("erased_at")));
        database.getCollection("leadstone_schema").drop();
    }

    private static Bson byId(LeadSnapshot lead) {
        return Filters.eq("_id", LeadDocuments.id(lead.companyId(), lead.id()));
    }

    private void set(String collection, Bson filter, Bson update) {
        database.getCollection("leadstone_" + collection).updateMany(filter, update);
    }
}
