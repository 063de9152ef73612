package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.SuppressionDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Entries that a change adds to a suppression list or removes from it. They are stored in the document of the lead
 * until the collection has been changed. So one write stores a change of the lead and its entries. The process may die
 * before they are moved; each lookup moves the entries that it finds in leads. A move can be repeated, because an entry
 * exists only once, and a removed one never comes back with the same id.
 */
public record PendingSuppressions(MongoCollections collections) {

    /** The fields by which a lookup finds entries in leads. */
    public static final String COMPANY = SuppressionDocuments.SUPPRESSIONS + "." + LeadDocumentFields.COMPANY_ID;

    public static final String HASH = SuppressionDocuments.SUPPRESSIONS + "." + SuppressionDocuments.HASH;

    private static final Bson ENTRIES =
            Projections.include(LeadDocumentFields.COMPANY_ID, SuppressionDocuments.SUPPRESSIONS);

    /** Moves the entries of a change that was written. A failure outside a transaction is left to the next lookup. */
    void after(LeadChange change) {
        if (change.suppressions().isEmpty()
                && change.sideWrites().removedSuppressions().isEmpty()) {
            return;
        }
        LeadSnapshot lead = change.after();
        if (collections.leads().inTransaction()) {
            moveAll(ofLead(lead));
            return;
        }
        try {
            moveAll(ofLead(lead));
        } catch (MongoException | StoreUnavailableException later) {
            // The entries are stored in the lead, where each lookup finds them.
        }
    }

    /** Moves the entries of the company with one of these hashes. */
    public void move(CompanyId companyId, Collection<String> hashes) {
        moveAll(Filters.and(
                ofCompany(companyId),
                Filters.in(HASH, hashes.stream().map(BsonValues::of).toList())));
    }

    /** Moves all entries of the company. */
    public void move(CompanyId companyId) {
        moveAll(ofCompany(companyId));
    }

    /** Moves all entries of all companies. */
    public void move() {
        moveAll(Filters.gt(COMPANY, BsonValues.of("")));
    }

    /** Moves the entries of a lead that is about to be removed. */
    public void move(LeadSnapshot lead) {
        moveAll(ofLead(lead));
    }

    /** Makes these changes of the collection. A removed entry may be replaced by an added one. */
    public void move(List<BsonDocument> pending) {
        remove(pending.stream().filter(SuppressionDocuments::isRemoved).toList());
        add(pending.stream()
                .filter(entry -> !SuppressionDocuments.isRemoved(entry))
                .toList());
    }

    private static Bson ofLead(LeadSnapshot lead) {
        return Filters.and(
                LeadDocuments.byId(lead.companyId(), lead.id()), Filters.exists(SuppressionDocuments.SUPPRESSIONS));
    }

    /** Names the company twice: a sharded cluster finds the shard by the first field, and the index has the second. */
    private static Bson ofCompany(CompanyId companyId) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(COMPANY, BsonValues.of(companyId.value())));
    }

    private void moveAll(Bson leads) {
        for (BsonDocument lead : collections.leads().all(leads, ENTRIES)) {
            List<BsonDocument> entries = BsonValues.documents(lead, SuppressionDocuments.SUPPRESSIONS);
            move(entries);
            collections
                    .leads()
                    .clean(
                            DocumentKeys.of(lead),
                            // A removed entry has the id of the added one, so whole elements are compared.
                            Updates.pullAll(SuppressionDocuments.SUPPRESSIONS, entries));
        }
    }

    /** Removes the entries from the collection, unless it has others in their place. */
    public void remove(List<BsonDocument> entries) {
        for (BsonDocument entry : entries) {
            collections
                    .named(SuppressionDocuments.SUPPRESSIONS)
                    .removeAll(Filters.and(
                            DocumentKeys.of(entry),
                            Filters.eq(LeadDocumentFields.ENTRY_ID, entry.get(LeadDocumentFields.ENTRY_ID))));
        }
    }

    /** Adds the entries that the collection does not have. */
    public void add(List<BsonDocument> entries) {
        boolean added = entries.isEmpty();
        while (!added) {
            try {
                collections.named(SuppressionDocuments.SUPPRESSIONS).addMissing(entries);
                added = true;
            } catch (MongoException failure) {
                // Another process added one of them at the same time. The next attempt finds it.
                if (!MongoFailures.isDuplicateKey(failure)
                        || collections.leads().inTransaction()) {
                    throw failure;
                }
            }
        }
    }
}
