package io.leadstone.adapter.mongo.submission;

import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.WidgetSession;
import org.bson.conversions.Bson;

/** {@link WidgetSessionRepository} in MongoDB. A session is a part of the document of its submission. */
public record MongoWidgetSessionRepository(MongoCollections collections) implements WidgetSessionRepository {

    @Override
    public boolean renew(CompanyId companyId, LeadId submission, String expectedHash, WidgetSession next) {
        Bson current = SubmissionDocuments.byId(companyId, submission)
                .append(SubmissionFields.REFRESH_HASH, BsonValues.of(expectedHash));
        return collections
                .submissions()
                .update(
                        current,
                        Updates.combine(
                                next.refreshHash()
                                        .map(hash -> Updates.set(SubmissionFields.REFRESH_HASH, BsonValues.of(hash)))
                                        .orElseGet(() -> Updates.unset(SubmissionFields.REFRESH_HASH)),
                                Updates.set(SubmissionFields.SESSION_EXPIRES_AT, BsonValues.of(next.expiresAt()))));
    }

    @Override
    public void end(CompanyId companyId, LeadId submission) {
        collections
                .submissions()
                .update(SubmissionDocuments.byId(companyId, submission), Updates.unset(SubmissionFields.REFRESH_HASH));
    }
}
