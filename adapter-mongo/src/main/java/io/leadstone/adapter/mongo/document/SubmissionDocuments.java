package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.submission.OptIn;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.submission.WidgetSession;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/** Mapping of submissions to documents and back. */
public final class SubmissionDocuments {

    private SubmissionDocuments() {}

    /**
     * Returns a filter for one submission. A sharded cluster finds the shard by the company, so the company is a field
     * of the filter, too.
     */
    public static BsonDocument byId(CompanyId companyId, LeadId id) {
        BsonDocument key = new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(SubmissionFields.SUBMISSION_ID, BsonValues.of(id.value()));
        return new BsonDocument(LeadDocumentFields.ID, key)
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Returns a filter for the submissions of a lead. */
    public static Bson ofLead(CompanyId companyId, LeadId leadId) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(LeadDocumentFields.LEAD_ID, BsonValues.of(leadId.value())));
    }

    /** Returns a filter for those of these submissions of the company that are held. */
    public static Bson held(CompanyId companyId, Collection<BsonValue> ids) {
        BsonValue company = BsonValues.of(companyId.value());
        List<BsonDocument> keys = ids.stream()
                .map(id -> new BsonDocument(LeadDocumentFields.COMPANY_ID, company)
                        .append(SubmissionFields.SUBMISSION_ID, id))
                .toList();
        return Filters.and(
                Filters.in(LeadDocumentFields.ID, keys),
                Filters.eq(LeadDocumentFields.COMPANY_ID, company),
                Filters.eq(SubmissionFields.STATE, BsonValues.of(SubmissionState.HELD)));
    }

    public static BsonDocument of(Submission submission) {
        BsonDocument document = byId(submission.companyId(), submission.id())
                .append(
                        SubmissionFields.SUBMISSION_ID,
                        BsonValues.of(submission.id().value()))
                .append(SubmissionFields.STATE, BsonValues.of(submission.state()))
                .append(SubmissionFields.SENT, sent(submission))
                .append(SubmissionFields.GIVEN, byPurpose(submission.consents()))
                .append(
                        SubmissionFields.SESSION_ID,
                        BsonValues.of(submission.session().id()))
                .append(
                        SubmissionFields.SESSION_EXPIRES_AT,
                        BsonValues.of(submission.session().expiresAt()))
                .append(SubmissionFields.RECEIVED_AT, BsonValues.of(submission.receivedAt()))
                .append(
                        SubmissionFields.APPLIED_FIELDS,
                        BsonValues.ofCodes(
                                submission.appliedFields().stream().sorted().toList()));
        submission.leadId().ifPresent(lead -> document.append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.value())));
        submission
                .session()
                .refreshHash()
                .ifPresent(hash -> document.append(SubmissionFields.REFRESH_HASH, BsonValues.of(hash)));
        SubmissionEvidence evidence = submission.evidence();
        evidence.origin().ifPresent(text -> document.append(SubmissionFields.ORIGIN, BsonValues.of(text)));
        evidence.address().ifPresent(text -> document.append(SubmissionFields.ADDRESS, BsonValues.of(text)));
        evidence.form().ifPresent(text -> document.append(SubmissionFields.FORM, BsonValues.of(text)));
        if (!evidence.consentTexts().isEmpty()) {
            document.append(SubmissionFields.CONSENT_TEXTS, byPurpose(evidence.consentTexts()));
        }
        submission.appliedAt().ifPresent(at -> document.append(SubmissionFields.APPLIED_AT, BsonValues.of(at)));
        submission.erasedAt().ifPresent(at -> document.append(LeadDocumentFields.ERASED_AT, BsonValues.of(at)));
        submission.optIn().ifPresent(optIn -> document.append(SubmissionFields.OPT_IN, document(optIn)));
        return document;
    }

    public static Submission submission(BsonDocument document) {
        return new Submission(
                new LeadId(uuid(document, SubmissionFields.SUBMISSION_ID)),
                new CompanyId(text(document, LeadDocumentFields.COMPANY_ID)),
                uuidIfAny(document, LeadDocumentFields.LEAD_ID).map(LeadId::new),
                LeadDocuments.details(document.getDocument(SubmissionFields.SENT)),
                byPurpose(document.getDocument(SubmissionFields.GIVEN)),
                new SubmissionEvidence(
                        textIfAny(document, SubmissionFields.ORIGIN),
                        textIfAny(document, SubmissionFields.ADDRESS),
                        textIfAny(document, SubmissionFields.FORM),
                        document.containsKey(SubmissionFields.CONSENT_TEXTS)
                                ? byPurpose(document.getDocument(SubmissionFields.CONSENT_TEXTS))
                                : Map.of()),
                new WidgetSession(
                        text(document, SubmissionFields.SESSION_ID),
                        textIfAny(document, SubmissionFields.REFRESH_HASH),
                        instant(document, SubmissionFields.SESSION_EXPIRES_AT)),
                BsonValues.coded(SubmissionState.class, document, SubmissionFields.STATE),
                instant(document, SubmissionFields.RECEIVED_AT),
                instantIfAny(document, SubmissionFields.APPLIED_AT),
                BsonValues.texts(document, SubmissionFields.APPLIED_FIELDS).stream()
                        .map(code -> Coded.parse(SubmissionField.class, code))
                        .collect(Collectors.toUnmodifiableSet()),
                instantIfAny(document, LeadDocumentFields.ERASED_AT),
                document.containsKey(SubmissionFields.OPT_IN)
                        ? Optional.of(optIn(document.getDocument(SubmissionFields.OPT_IN)))
                        : Optional.empty());
    }

    /** Returns a condition for submissions of the company whose consents wait for a confirmation. */
    public static Bson waiting() {
        return Filters.and(
                Filters.exists(SubmissionFields.OPT_IN),
                Filters.exists(SubmissionFields.OPT_IN + "." + SubmissionFields.CONFIRMED_AT, false));
    }

    /** Returns a filter for the submissions whose consents can still be confirmed at this instant. */
    public static Bson waitingAt(Instant at) {
        return Filters.and(Filters.gt(SubmissionFields.OPT_IN_EXPIRES_AT, BsonValues.of(at)), waiting());
    }

    /** Returns the purposes of the opt-in of a submission. The document needs no other field. */
    public static Set<ConsentPurpose> optInPurposes(BsonDocument document) {
        return byPurpose(document.getDocument(SubmissionFields.OPT_IN).getDocument(SubmissionFields.GIVEN))
                .keySet();
    }

    private static BsonDocument document(OptIn optIn) {
        BsonDocument document = new BsonDocument(SubmissionFields.GIVEN, byPurpose(optIn.consents()))
                .append(SubmissionFields.TOKEN_HASH, BsonValues.of(optIn.tokenHash()))
                .append(SubmissionFields.EXPIRES_AT, BsonValues.of(optIn.expiresAt()));
        optIn.confirmedAt().ifPresent(at -> document.append(SubmissionFields.CONFIRMED_AT, BsonValues.of(at)));
        return document;
    }

    private static OptIn optIn(BsonDocument document) {
        return new OptIn(
                byPurpose(document.getDocument(SubmissionFields.GIVEN)),
                text(document, SubmissionFields.TOKEN_HASH),
                instant(document, SubmissionFields.EXPIRES_AT),
                instantIfAny(document, SubmissionFields.CONFIRMED_AT));
    }

    /** Returns an update that removes what was sent, the evidence and the refresh token. */
    public static Bson erased(Instant at) {
        List<Bson> operators = new ArrayList<>();
        Stream.concat(
                        LeadDocuments.PERSONAL.stream(),
                        Stream.of(
                                LeadDocumentFields.SOURCE,
                                LeadDocumentFields.EMAIL_CLAIM,
                                LeadDocumentFields.EMAIL_RULE,
                                LeadDocumentFields.LAST_NAME_KEY))
                .forEach(field -> operators.add(Updates.unset(SubmissionFields.SENT + "." + field)));
        operators.add(Updates.set(
                SubmissionFields.SENT + "." + LeadDocumentFields.METADATA, BsonValues.of(Metadata.EMPTY.json())));
        operators.add(Updates.set(SubmissionFields.GIVEN, new BsonDocument()));
        Stream.of(
                        SubmissionFields.ORIGIN,
                        SubmissionFields.ADDRESS,
                        SubmissionFields.FORM,
                        SubmissionFields.CONSENT_TEXTS,
                        SubmissionFields.REFRESH_HASH,
                        SubmissionFields.OPT_IN)
                .forEach(field -> operators.add(Updates.unset(field)));
        operators.add(Updates.set(LeadDocumentFields.ERASED_AT, BsonValues.of(at)));
        return Updates.combine(operators);
    }

    private static BsonDocument sent(Submission submission) {
        BsonDocument sent = LeadDocuments.details(submission.details());
        submission.details().email().map(LeadDocuments::emailKey).ifPresent(sent::putAll);
        return sent;
    }

    private static BsonDocument byPurpose(Map<ConsentPurpose, String> texts) {
        BsonDocument document = new BsonDocument();
        texts.forEach((purpose, text) -> document.append(purpose.code(), BsonValues.of(text)));
        return document;
    }

    private static Map<ConsentPurpose, String> byPurpose(BsonDocument document) {
        Map<ConsentPurpose, String> texts = new EnumMap<>(ConsentPurpose.class);
        document.keySet().forEach(code -> texts.put(Coded.parse(ConsentPurpose.class, code), text(document, code)));
        return texts;
    }
}
