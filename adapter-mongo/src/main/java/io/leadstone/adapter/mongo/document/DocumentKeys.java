package io.leadstone.adapter.mongo.document;

import org.bson.BsonDocument;

/** Filters for documents that were read. */
public final class DocumentKeys {

    private DocumentKeys() {}

    /**
     * Returns a filter for this document. A sharded cluster finds the shard by the company, so the company is a field
     * of the filter, too.
     */
    public static BsonDocument of(BsonDocument document) {
        return new BsonDocument(LeadDocumentFields.ID, document.get(LeadDocumentFields.ID))
                .append(LeadDocumentFields.COMPANY_ID, document.get(LeadDocumentFields.COMPANY_ID));
    }
}
