package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.ConversationDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;

/**
 * Removes the topics of a lead's conversations when the lead is erased. A topic is the title and the metadata of a
 * conversation, which may contain personal data.
 */
public record ConversationTopics(MongoCollections collections) {

    /** Removes the topics of all conversations of the lead, live and deleted. */
    public void erase(CompanyId companyId, LeadId leadId) {
        collections
                .conversations()
                .updateAll(
                        Filters.and(ConversationDocuments.ofLead(companyId, leadId), ConversationDocuments.hasTopic()),
                        ConversationDocuments.withoutTopic());
    }
}
