package io.leadstone.adapter.mongo.document;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.lead.SideWrites;
import io.leadstone.domain.lead.Suppression;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;

/** Mapping of suppression lists to documents and back. */
public final class SuppressionDocuments {

    /** The collection of the lists. It is also the field of a lead with entries that are not in the collection yet. */
    public static final String SUPPRESSIONS = "suppressions";

    public static final String HASH = "hash";
    public static final String EFFECT = "effect";
    public static final String KEY_ID = "key_id";

    private static final String REASON = "reason";

    /** The mark of an entry in a lead that must be removed from the collection. */
    private static final String REMOVED = "removed";

    private SuppressionDocuments() {}

    /** Returns the documents of these entries. The {@code _id} makes hash and effect unique in the company. */
    public static List<BsonDocument> documents(List<Suppression> entries) {
        return entries.stream().map(SuppressionDocuments::document).toList();
    }

    /** Returns the entries that a change adds and removes, as the lead has them until they are moved. */
    public static BsonArray pending(SideWrites writes) {
        return pending(writes.removedSuppressions(), writes.suppressions());
    }

    /** Returns the entries that a purge adds and removes, as its claim has them. */
    public static BsonArray pending(PurgedLead purged) {
        return pending(purged.removedSuppressions(), purged.suppressions());
    }

    private static BsonArray pending(List<Suppression> removed, List<Suppression> added) {
        BsonArray pending = new BsonArray();
        removed.forEach(entry -> pending.add(document(entry).append(REMOVED, BsonValues.of(true))));
        pending.addAll(documents(added));
        return pending;
    }

    /** Returns true if the entry of a lead must be removed from the collection. */
    public static boolean isRemoved(BsonDocument pending) {
        return pending.containsKey(REMOVED);
    }

    /** Returns the entry of a document. */
    public static Suppression entry(BsonDocument document) {
        return new Suppression(
                BsonValues.uuid(document, LeadDocumentFields.ENTRY_ID),
                new CompanyId(BsonValues.text(document, LeadDocumentFields.COMPANY_ID)),
                BsonValues.text(document, KEY_ID),
                BsonValues.text(document, HASH),
                BsonValues.coded(Suppression.Effect.class, document, EFFECT),
                BsonValues.textIfAny(document, REASON),
                BsonValues.instant(document, LeadDocumentFields.RECORDED_AT),
                BsonValues.text(document, LeadDocumentFields.RECORDED_BY));
    }

    private static BsonDocument document(Suppression entry) {
        BsonDocument id = new BsonDocument(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(entry.companyId().value()))
                .append(HASH, BsonValues.of(entry.hash()))
                .append(EFFECT, BsonValues.of(entry.effect()));
        BsonDocument document = new BsonDocument(LeadDocumentFields.ID, id);
        document.putAll(id);
        document.append(LeadDocumentFields.ENTRY_ID, BsonValues.of(entry.id()))
                .append(KEY_ID, BsonValues.of(entry.keyId()))
                .append(LeadDocumentFields.RECORDED_AT, BsonValues.of(entry.recordedAt()))
                .append(LeadDocumentFields.RECORDED_BY, BsonValues.of(entry.recordedBy()));
        entry.reason().ifPresent(reason -> document.append(REASON, BsonValues.of(reason)));
        return document;
    }
}
