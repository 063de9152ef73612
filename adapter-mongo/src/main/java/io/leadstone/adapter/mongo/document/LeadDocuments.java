package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.coded;
import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.number;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.search.FilterTerms;
import io.leadstone.application.search.IndexTerms;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.SearchText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * Mapping of leads to documents and back. The document also has the newest events and ledger entries: {@link LeadLog}.
 */
public final class LeadDocuments {

    /** Projection of a lead's state: without the lists in its document and without the fields of searches. */
    public static final Bson STATE = Projections.exclude(
            LeadDocumentFields.EVENTS,
            LeadDocumentFields.CONSENTS,
            WebhookFields.OUTBOX,
            IdempotencyFields.WRITES,
            SuppressionDocuments.SUPPRESSIONS,
            LeadDocumentFields.INDEX_TERMS,
            LeadDocumentFields.FILTER_TERMS,
            LeadDocumentFields.SEARCH_WORDS,
            LeadDocumentFields.PHONE_DIGITS);

    /** Projection of a lead's state and of the fields by which searches find it. */
    public static final Bson STATE_AND_SEARCH = Projections.exclude(
            LeadDocumentFields.EVENTS, LeadDocumentFields.CONSENTS, WebhookFields.OUTBOX, IdempotencyFields.WRITES);

    /**
     * The optional fields with personal data. An erasure removes them. Metadata is in every document and becomes empty.
     */
    public static final List<String> PERSONAL = List.of(
            LeadDocumentFields.FIRST_NAME,
            LeadDocumentFields.LAST_NAME,
            LeadDocumentFields.EMAIL,
            LeadDocumentFields.PHONE,
            LeadDocumentFields.PHONE_E164,
            LeadDocumentFields.COMPANY,
            LeadDocumentFields.NOTES,
            LeadDocumentFields.TAGS,
            LeadDocumentFields.LOST_REASON);

    /** The optional fields that an erasure keeps. */
    private static final List<String> KEPT_BY_ERASURE = List.of(
            LeadDocumentFields.EMAIL_RULE,
            LeadDocumentFields.AGENT_ID,
            LeadDocumentFields.OWNER_ID,
            LeadDocumentFields.SOURCE,
            LeadDocumentFields.CONTACTED_AT,
            LeadDocumentFields.QUALIFIED_AT,
            LeadDocumentFields.CONVERTED_AT,
            LeadDocumentFields.LOST_AT,
            LeadDocumentFields.ENGAGED_AT,
            LeadDocumentFields.LAST_CONVERSATION,
            LeadDocumentFields.CONSENT_DATA_PROCESSING,
            LeadDocumentFields.CONSENT_MARKETING,
            LeadDocumentFields.DELETED_AT,
            LeadDocumentFields.ERASED_AT);

    /** The fields that an update removes if they have no value. */
    public static final List<String> OPTIONAL =
            Stream.concat(PERSONAL.stream(), KEPT_BY_ERASURE.stream()).toList();

    private LeadDocuments() {}

    /** Returns the {@code _id}. It contains the company, so that equal ids of two companies do not collide. */
    public static BsonDocument id(CompanyId companyId, LeadId id) {
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(id.value()));
    }

    /** Returns the fields that never change. */
    public static BsonDocument identity(LeadSnapshot lead) {
        return new BsonDocument(LeadDocumentFields.ID, id(lead.companyId(), lead.id()))
                .append(
                        LeadDocumentFields.COMPANY_ID,
                        BsonValues.of(lead.companyId().value()))
                .append(LeadDocumentFields.LEAD_ID, BsonValues.of(lead.id().value()));
    }

    /** Returns the fields that a change may change, except {@linkplain #searched those of searches}. */
    public static BsonDocument state(LeadSnapshot lead) {
        BsonDocument document = new BsonDocument();
        document.append(LeadDocumentFields.VERSION, BsonValues.of(lead.version()))
                .append(LeadDocumentFields.LAST_EVENT, BsonValues.of(lead.lastEvent()))
                .append(LeadDocumentFields.LIVE, BsonValues.of(!lead.isDeleted()))
                .append(LeadDocumentFields.EMAIL_CLAIM, BsonValues.of(emailClaim(lead)))
                .append(LeadDocumentFields.STATUS, BsonValues.of(lead.status()))
                .append(LeadDocumentFields.CREATED_AT, BsonValues.of(lead.createdAt()))
                .append(LeadDocumentFields.UPDATED_AT, BsonValues.of(lead.updatedAt()));
        lead.liveEmailRule().ifPresent(rule -> document.append(LeadDocumentFields.EMAIL_RULE, BsonValues.of(rule)));
        lead.lostReason().ifPresent(text -> document.append(LeadDocumentFields.LOST_REASON, BsonValues.of(text)));
        lead.deletedAt().ifPresent(at -> document.append(LeadDocumentFields.DELETED_AT, BsonValues.of(at)));
        lead.erasedAt().ifPresent(at -> document.append(LeadDocumentFields.ERASED_AT, BsonValues.of(at)));
        document.putAll(details(lead.details()));
        appendMilestones(document, lead.milestones());
        document.putAll(engagement(lead.engagement()));
        appendConsent(
                document,
                LeadDocumentFields.CONSENT_DATA_PROCESSING,
                lead.consents().dataProcessing());
        appendConsent(
                document, LeadDocumentFields.CONSENT_MARKETING, lead.consents().marketing());
        return document;
    }

    /** Returns the fields of searches and filters: the compared texts and the index terms. */
    public static BsonDocument searched(LeadSnapshot lead) {
        SearchText text = SearchText.of(lead.details());
        SortedSet<String> filterTerms = FilterTerms.of(lead.details());
        SortedSet<String> indexTerms = new TreeSet<>(IndexTerms.of(text));
        indexTerms.addAll(filterTerms);
        return new BsonDocument(LeadDocumentFields.SEARCH_WORDS, BsonValues.of(text.words()))
                .append(LeadDocumentFields.PHONE_DIGITS, BsonValues.of(text.phoneDigits()))
                .append(LeadDocumentFields.FILTER_TERMS, BsonValues.of(FilterTerms.text(filterTerms)))
                .append(LeadDocumentFields.INDEX_TERMS, BsonValues.ofTexts(indexTerms));
    }

    /** Returns the fields of the email key that the lead owns. */
    public static BsonDocument emailKey(EmailAddress email) {
        return new BsonDocument(LeadDocumentFields.EMAIL_CLAIM, BsonValues.of(email.key()))
                .append(LeadDocumentFields.EMAIL_RULE, BsonValues.of(email.rule()));
    }

    /** Returns the field by which lists are sorted by last name. */
    public static BsonDocument nameSortKey(LeadDetails details) {
        return new BsonDocument(
                LeadDocumentFields.LAST_NAME_KEY, BsonValues.of(LeadSort.nameSortKey(details.sortedName())));
    }

    private static String emailClaim(LeadSnapshot lead) {
        return lead.liveEmailKey().orElseGet(() -> lead.id().toString());
    }

    /** Returns the fields of the details, without the email key. */
    static BsonDocument details(LeadDetails details) {
        BsonDocument document = new BsonDocument();
        details.firstName().ifPresent(text -> document.append(LeadDocumentFields.FIRST_NAME, BsonValues.of(text)));
        details.lastName().ifPresent(text -> document.append(LeadDocumentFields.LAST_NAME, BsonValues.of(text)));
        details.email().ifPresent(email -> document.append(LeadDocumentFields.EMAIL, BsonValues.of(email.value())));
        document.putAll(nameSortKey(details));
        document.append(
                LeadDocumentFields.METADATA, BsonValues.of(details.metadata().json()));
        details.agent().ifPresent(agent -> document.append(LeadDocumentFields.AGENT_ID, BsonValues.of(agent.value())));
        details.owner().ifPresent(owner -> document.append(LeadDocumentFields.OWNER_ID, BsonValues.of(owner.value())));
        details.phone().ifPresent(phone -> {
            document.append(LeadDocumentFields.PHONE, BsonValues.of(phone.typed()));
            phone.e164().ifPresent(e164 -> document.append(LeadDocumentFields.PHONE_E164, BsonValues.of(e164)));
        });
        details.company().ifPresent(text -> document.append(LeadDocumentFields.COMPANY, BsonValues.of(text)));
        details.source().ifPresent(text -> document.append(LeadDocumentFields.SOURCE, BsonValues.of(text)));
        details.notes().ifPresent(text -> document.append(LeadDocumentFields.NOTES, BsonValues.of(text)));
        if (!details.tags().isEmpty()) {
            document.append(LeadDocumentFields.TAGS, BsonValues.ofTexts(details.tags()));
        }
        return document;
    }

    private static void appendMilestones(BsonDocument document, LeadMilestones milestones) {
        milestones.contactedAt().ifPresent(at -> document.append(LeadDocumentFields.CONTACTED_AT, BsonValues.of(at)));
        milestones.qualifiedAt().ifPresent(at -> document.append(LeadDocumentFields.QUALIFIED_AT, BsonValues.of(at)));
        milestones.convertedAt().ifPresent(at -> document.append(LeadDocumentFields.CONVERTED_AT, BsonValues.of(at)));
        milestones.lostAt().ifPresent(at -> document.append(LeadDocumentFields.LOST_AT, BsonValues.of(at)));
    }

    public static BsonDocument engagement(LeadEngagement engagement) {
        BsonDocument document = new BsonDocument();
        engagement.lastAt().ifPresent(at -> document.append(LeadDocumentFields.ENGAGED_AT, BsonValues.of(at)));
        engagement
                .lastConversation()
                .ifPresent(id -> document.append(LeadDocumentFields.LAST_CONVERSATION, BsonValues.of(id.value())));
        return document;
    }

    private static void appendConsent(BsonDocument document, String field, ConsentState state) {
        if (state != ConsentState.UNDECIDED) {
            document.append(field, BsonValues.of(state.isGranted()));
        }
    }

    public static LeadSnapshot snapshot(BsonDocument document) {
        return new LeadSnapshot(
                new LeadId(uuid(document, LeadDocumentFields.LEAD_ID)),
                new CompanyId(text(document, LeadDocumentFields.COMPANY_ID)),
                details(document),
                coded(LeadStatus.class, document, LeadDocumentFields.STATUS),
                textIfAny(document, LeadDocumentFields.LOST_REASON),
                new LeadMilestones(
                        instantIfAny(document, LeadDocumentFields.CONTACTED_AT),
                        instantIfAny(document, LeadDocumentFields.QUALIFIED_AT),
                        instantIfAny(document, LeadDocumentFields.CONVERTED_AT),
                        instantIfAny(document, LeadDocumentFields.LOST_AT)),
                new Consents(
                        consent(document, LeadDocumentFields.CONSENT_DATA_PROCESSING),
                        consent(document, LeadDocumentFields.CONSENT_MARKETING)),
                new LeadEngagement(
                        instantIfAny(document, LeadDocumentFields.ENGAGED_AT),
                        uuidIfAny(document, LeadDocumentFields.LAST_CONVERSATION)
                                .map(ConversationId::new)),
                instant(document, LeadDocumentFields.CREATED_AT),
                instant(document, LeadDocumentFields.UPDATED_AT),
                instantIfAny(document, LeadDocumentFields.DELETED_AT),
                instantIfAny(document, LeadDocumentFields.ERASED_AT),
                number(document, LeadDocumentFields.VERSION),
                number(document, LeadDocumentFields.LAST_EVENT));
    }

    static LeadDetails details(BsonDocument document) {
        Optional<PhoneNumber> phone = textIfAny(document, LeadDocumentFields.PHONE)
                .map(typed -> new PhoneNumber(typed, textIfAny(document, LeadDocumentFields.PHONE_E164)));
        return new LeadDetails(
                textIfAny(document, LeadDocumentFields.AGENT_ID).map(AgentId::new),
                textIfAny(document, LeadDocumentFields.OWNER_ID).map(OwnerId::new),
                textIfAny(document, LeadDocumentFields.FIRST_NAME),
                textIfAny(document, LeadDocumentFields.LAST_NAME),
                textIfAny(document, LeadDocumentFields.EMAIL).map(typed -> email(document, typed)),
                phone,
                textIfAny(document, LeadDocumentFields.COMPANY),
                textIfAny(document, LeadDocumentFields.SOURCE),
                textIfAny(document, LeadDocumentFields.NOTES),
                BsonValues.texts(document, LeadDocumentFields.TAGS),
                new Metadata(text(document, LeadDocumentFields.METADATA)));
    }

    /** Messages have no claim, and the claim of a deleted lead is no email key. */
    private static EmailAddress email(BsonDocument document, String typed) {
        return EmailAddress.stored(
                typed,
                textIfAny(document, LeadDocumentFields.EMAIL_CLAIM)
                        .filter(claim -> !document.containsKey(LeadDocumentFields.DELETED_AT)),
                textIfAny(document, LeadDocumentFields.EMAIL_RULE));
    }

    /** Returns the field of the flag of a consent. */
    public static String consentField(ConsentPurpose purpose) {
        return switch (purpose) {
            case MARKETING -> LeadDocumentFields.CONSENT_MARKETING;
            case DATA_PROCESSING -> LeadDocumentFields.CONSENT_DATA_PROCESSING;
        };
    }

    /** Returns true if the lead has granted the consent. The document needs no other field. */
    public static boolean isGranted(BsonDocument document, ConsentPurpose purpose) {
        return consent(document, consentField(purpose)).isGranted();
    }

    private static ConsentState consent(BsonDocument document, String field) {
        return document.containsKey(field) ? ConsentState.of(BsonValues.flag(document, field)) : ConsentState.UNDECIDED;
    }

    /**
     * Returns a filter for one lead. A sharded cluster finds the shard by the company, so the company is a field of the
     * filter, too.
     */
    public static BsonDocument byId(CompanyId companyId, LeadId id) {
        return new BsonDocument(LeadDocumentFields.ID, LeadDocuments.id(companyId, id))
                .append(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Returns a filter for the leads of the company with these ids. */
    public static Bson byIds(CompanyId companyId, Collection<BsonValue> ids) {
        BsonValue company = BsonValues.of(companyId.value());
        List<BsonDocument> keys = ids.stream()
                .map(id ->
                        new BsonDocument(LeadDocumentFields.COMPANY_ID, company).append(LeadDocumentFields.LEAD_ID, id))
                .toList();
        return Filters.and(Filters.in(LeadDocumentFields.ID, keys), Filters.eq(LeadDocumentFields.COMPANY_ID, company));
    }

    /** Returns a filter for the live lead that owns the email. */
    public static Bson byClaim(CompanyId companyId, EmailAddress email) {
        return new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadDocumentFields.EMAIL_CLAIM, BsonValues.of(email.key()));
    }
}
