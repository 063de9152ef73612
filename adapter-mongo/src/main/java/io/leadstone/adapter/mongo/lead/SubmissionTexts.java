package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;

/** The personal values in submissions of a lead. An erasure of the lead removes them. */
public record SubmissionTexts(MongoCollections collections) {

    /** Erases all submissions of the lead that are not erased yet. */
    public void erase(CompanyId companyId, LeadId leadId, Instant at) {
        collections
                .submissions()
                .updateAll(
                        Filters.and(
                                SubmissionDocuments.ofLead(companyId, leadId),
                                Filters.exists(LeadDocumentFields.ERASED_AT, false)),
                        SubmissionDocuments.erased(at));
    }
}
