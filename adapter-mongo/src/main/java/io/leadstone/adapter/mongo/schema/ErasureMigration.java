package io.leadstone.adapter.mongo.schema;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/**
 * Migrates leads that were erased before the field {@code erased_at} existed. Older versions replaced the name by
 * "erased" and the email by an address with the lead's id. Leads are read in batches in the order of their ids. If a
 * lead was changed since it was read, a further pass reads it again. Messages and ledger are migrated before the lead,
 * so that an interrupted run finds the lead again.
 */
record ErasureMigration(MongoCollections collections) {

    /** 500: the number of leads that are read at once, so that a batch takes little memory and time. */
    static final int BATCH = 500;

    private static final Bson LOOKS_ERASED = Filters.and(
            Filters.exists(LeadDocumentFields.ERASED_AT, false),
            Filters.regex(LeadDocumentFields.EMAIL, "^erased-[0-9a-f-]{36}@leadstone\\.invalid$"));

    /** Migrates all such leads and returns their number. */
    long run() {
        long migrated = 0;
        boolean isPassNeeded = true;
        while (isPassNeeded) {
            isPassNeeded = false;
            Optional<BsonDocument> last = Optional.empty();
            List<BsonDocument> batch;
            do {
                batch = after(last);
                for (BsonDocument document : batch) {
                    last = Optional.of(document.getDocument(LeadDocumentFields.ID));
                    LeadSnapshot lead = LeadDocuments.snapshot(document);
                    if (wasErased(lead)) {
                        boolean isMigrated = migrate(lead);
                        migrated += isMigrated ? 1 : 0;
                        isPassNeeded |= !isMigrated;
                    }
                }
            } while (batch.size() == BATCH);
        }
        return migrated;
    }

    private List<BsonDocument> after(Optional<BsonDocument> last) {
        Bson wanted = last.map(id -> Filters.and(Filters.gt(LeadDocumentFields.ID, id), LOOKS_ERASED))
                .orElse(LOOKS_ERASED);
        return collections.leads().list(wanted, Sorts.ascending(LeadDocumentFields.ID), LeadDocuments.STATE, 0, BATCH);
    }

    /** Returns true if the address has the lead's own id. Any other address is an ordinary one. */
    private static boolean wasErased(LeadSnapshot lead) {
        String address = "erased-" + lead.id() + "@leadstone.invalid";
        return lead.details()
                .email()
                .filter(email -> email.value().equals(address))
                .isPresent();
    }

    private boolean migrate(LeadSnapshot lead) {
        Instant erasedAt = erasedAt(lead);
        Bson ofLead = LeadLog.ofLead(lead.companyId(), lead.id());
        Bson ofLeadWithLead = Filters.and(ofLead, Filters.exists(WebhookFields.LEAD));
        collections.deliveries().updateAll(ofLeadWithLead, DeliveryDocuments.erasing(BsonValues.of(erasedAt)));
        collections.named(LeadLog.CONSENTS.collection()).updateAll(ofLead, LogDocuments.withoutConsentTexts());
        LeadSnapshot erased = lead.erased(erasedAt);
        Bson asRead = LeadDocuments.byId(lead.companyId(), lead.id())
                .append(LeadDocumentFields.VERSION, BsonValues.of(lead.version()));
        return collections.leads().update(asRead, update(erased));
    }

    private static Bson update(LeadSnapshot erased) {
        BsonDocument state = new BsonDocument(
                        LeadDocumentFields.ERASED_AT,
                        BsonValues.of(erased.erasedAt().orElseThrow()))
                .append(
                        LeadDocumentFields.EMAIL_CLAIM,
                        BsonValues.of(erased.id().toString()))
                .append(LeadDocumentFields.LAST_NAME_KEY, BsonValues.of(""))
                .append(
                        LeadDocumentFields.METADATA,
                        BsonValues.of(erased.details().metadata().json()));
        state.putAll(LeadDocuments.searched(erased));
        BsonDocument absent = new BsonDocument();
        Stream.concat(
                        LeadDocuments.PERSONAL.stream(),
                        LogDocuments.CONSENT_TEXTS.stream().map(field -> LeadDocumentFields.CONSENTS + ".$[]." + field))
                .forEach(field -> absent.append(field, new BsonString("")));
        return new BsonDocument("$set", state).append("$unset", absent);
    }

    /**
     * Returns the instant of the last erasure in the event log. Without such an event it is the instant of the last
     * change.
     */
    private Instant erasedAt(LeadSnapshot lead) {
        Bson erasure = Filters.eq(LeadDocumentFields.TYPE, BsonValues.of(EventType.LEAD_ERASED));
        List<BsonDocument> moved = collections
                .named(LeadLog.EVENTS.collection())
                .list(
                        Filters.and(LeadLog.ofLead(lead.companyId(), lead.id()), erasure),
                        Sorts.descending(LeadDocumentFields.NUMBER),
                        Projections.include(LeadDocumentFields.AT),
                        0,
                        1);
        List<BsonDocument> inDocument = collections
                .leads()
                .first(LeadDocuments.byId(lead.companyId(), lead.id()), Projections.include(LeadDocumentFields.EVENTS))
                .map(document -> BsonValues.documents(document, LeadDocumentFields.EVENTS))
                .orElse(List.of())
                .stream()
                .filter(event -> BsonValues.text(event, LeadDocumentFields.TYPE).equals(EventType.LEAD_ERASED.code()))
                .toList();
        return Stream.concat(moved.stream(), inDocument.stream())
                .map(event -> BsonValues.instant(event, LeadDocumentFields.AT))
                .max(Comparator.naturalOrder())
                .orElse(lead.updatedAt());
    }
}
