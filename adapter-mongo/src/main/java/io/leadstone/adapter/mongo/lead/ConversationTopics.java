package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;

/** The topics of a lead's conversations, which may hold personal data and go with the lead when it is erased. */
public record ConversationTopics(MongoCollections collections) {

    /** Removes the topics of all conversations of the lead, live and deleted. */
    public void erase(CompanyId companyId, LeadId leadId) {
        collections
                .conversations()
                .updateAll(
                        Filters.and(
                                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                                // Names both values, because the index of a lead's conversations has this field before
                                // the lead.
                                Filters.in(LeadDocumentFields.LIVE, BsonValues.of(true), BsonValues.of(false)),
                                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())),
                                ConversationDocuments.hasTopic()),
                        ConversationDocuments.withoutTopic());
    }
}
