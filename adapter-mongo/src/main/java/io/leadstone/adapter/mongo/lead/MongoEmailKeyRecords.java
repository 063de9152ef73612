package io.leadstone.adapter.mongo.lead;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.application.port.out.email.EmailKeyRecords;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * {@link EmailKeyRecords} in MongoDB. Leads are found company by company by the index of lists. The state is in a
 * document of its own in the collection of the schema.
 */
public record MongoEmailKeyRecords(MongoCollections collections) implements EmailKeyRecords {

    private static final Bson STATE = new BsonDocument(LeadDocumentFields.ID, BsonValues.of("email_keys"));
    private static final String RULE = "rule";
    private static final String COLLISIONS = "collisions";

    @Override
    public EmailKeyState state() {
        return collections
                .schema()
                .first(STATE, new BsonDocument())
                .map(found ->
                        new EmailKeyState(BsonValues.textIfAny(found, RULE), BsonValues.number(found, COLLISIONS)))
                .orElse(EmailKeyState.NONE);
    }

    @Override
    public void setState(EmailKeyState state) {
        Bson collisions = Updates.set(COLLISIONS, BsonValues.of(state.collisions()));
        Bson rule =
                state.rule().map(name -> Updates.set(RULE, BsonValues.of(name))).orElseGet(() -> Updates.unset(RULE));
        collections.schema().upsert(STATE, Updates.combine(rule, collisions));
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        return collections.leads().companyAfter(company);
    }

    @Override
    public List<LeadSnapshot> outdated(CompanyId companyId, String rule, Optional<LeadSnapshot> after, int limit) {
        List<Bson> parts = new ArrayList<>(List.of(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(LeadDocumentFields.LIVE, BsonValues.of(true)),
                isOutdated(rule)));
        after.ifPresent(last -> parts.add(after(last)));
        return collections
                .leads()
                .list(
                        Filters.and(parts),
                        Sorts.ascending(LeadDocumentFields.CREATED_AT, LeadDocumentFields.LEAD_ID),
                        LeadDocuments.STATE,
                        0,
                        limit)
                .stream()
                .map(LeadDocuments::snapshot)
                .toList();
    }

    @Override
    public int confirm(CompanyId companyId, List<LeadSnapshot> leads, String rule) {
        List<UpdateOneModel<BsonDocument>> updates = leads.stream()
                .map(lead -> new UpdateOneModel<BsonDocument>(
                        asRead(lead, rule), Updates.set(LeadDocumentFields.EMAIL_RULE, BsonValues.of(rule))))
                .toList();
        return (int) collections.leads().updateEach(updates);
    }

    @Override
    public boolean renew(LeadSnapshot lead, EmailAddress renewed) {
        try {
            return collections
                    .leads()
                    .update(asRead(lead, renewed.rule()), new BsonDocument("$set", LeadDocuments.emailKey(renewed)));
        } catch (MongoException failure) {
            if (MongoFailures.isDuplicateKey(failure)) {
                throw new DuplicateEmailException();
            }
            throw failure;
        }
    }

    /** Returns a filter for the lead with the version that was read, unless its key has the rule already. */
    private static Bson asRead(LeadSnapshot lead, String rule) {
        return Filters.and(
                LeadDocuments.byId(lead.companyId(), lead.id())
                        .append(LeadDocumentFields.VERSION, BsonValues.of(lead.version())),
                isOutdated(rule));
    }

    /** A lead without an email has no rule and no key. A lead of an earlier version has a key only. */
    private static Bson isOutdated(String rule) {
        return Filters.and(
                Filters.exists(LeadDocumentFields.EMAIL),
                Filters.ne(LeadDocumentFields.EMAIL_RULE, BsonValues.of(rule)));
    }

    private static Bson after(LeadSnapshot last) {
        return Filters.or(
                Filters.gt(LeadDocumentFields.CREATED_AT, BsonValues.of(last.createdAt())),
                Filters.and(
                        Filters.eq(LeadDocumentFields.CREATED_AT, BsonValues.of(last.createdAt())),
                        Filters.gt(
                                LeadDocumentFields.LEAD_ID,
                                BsonValues.of(last.id().value()))));
    }
}
