package io.leadstone.adapter.mongo.document;

import static io.leadstone.adapter.mongo.document.BsonValues.instant;
import static io.leadstone.adapter.mongo.document.BsonValues.instantIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.number;
import static io.leadstone.adapter.mongo.document.BsonValues.text;
import static io.leadstone.adapter.mongo.document.BsonValues.textIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.uuid;
import static io.leadstone.adapter.mongo.document.BsonValues.uuidIfAny;
import static io.leadstone.adapter.mongo.document.BsonValues.word;

import com.mongodb.client.model.Projections;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.search.SearchPieces;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.SearchText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/** The state of a lead as fields of its document, and back. The newest of its log stand in the same document: {@link LeadLog}. */
public final class LeadDocuments {

    /** Projection of a lead's state: without the lists in its document and without the fields of searches. */
    public static final Bson STATE = Projections.exclude(
            LeadFields.EVENTS,
            LeadFields.CONSENTS,
            WebhookFields.OUTBOX,
            LeadFields.SEARCH_PIECES,
            LeadFields.SEARCH_WORDS,
            LeadFields.PHONE_DIGITS);

    /** The optional fields that hold personal texts. An erasure removes them; metadata, which every lead has, becomes empty. */
    public static final List<String> PERSONAL = List.of(
            LeadFields.FIRST_NAME,
            LeadFields.LAST_NAME,
            LeadFields.EMAIL,
            LeadFields.PHONE,
            LeadFields.PHONE_E164,
            LeadFields.COMPANY,
            LeadFields.NOTES,
            LeadFields.TAGS,
            LeadFields.LOST_REASON);

    /** The optional fields that an erasure keeps. */
    private static final List<String> LASTING = List.of(
            LeadFields.AGENT_ID,
            LeadFields.SOURCE,
            LeadFields.CONTACTED_AT,
            LeadFields.QUALIFIED_AT,
            LeadFields.CONVERTED_AT,
            LeadFields.LOST_AT,
            LeadFields.ENGAGED_AT,
            LeadFields.LAST_CONVERSATION,
            LeadFields.CONSENT_DATA_PROCESSING,
            LeadFields.CONSENT_MARKETING,
            LeadFields.DELETED_AT,
            LeadFields.ERASED_AT);

    /** The fields that a lead may have and may lose. */
    public static final List<String> OPTIONAL =
            Stream.concat(PERSONAL.stream(), LASTING.stream()).toList();

    private LeadDocuments() {}

    /** What is unique: a company never meets another's id. */
    public static BsonDocument id(CompanyId companyId, LeadId id) {
        return new BsonDocument(LeadFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadFields.LEAD_ID, BsonValues.of(id.value()));
    }

    /** What no change changes. */
    public static BsonDocument identity(LeadSnapshot lead) {
        return new BsonDocument(LeadFields.ID, id(lead.companyId(), lead.id()))
                .append(LeadFields.COMPANY_ID, BsonValues.of(lead.companyId().value()))
                .append(LeadFields.LEAD_ID, BsonValues.of(lead.id().value()));
    }

    /** All the rest, but for what stands there {@linkplain #searched for searches}. */
    public static BsonDocument state(LeadSnapshot lead) {
        BsonDocument document = new BsonDocument();
        document.append(LeadFields.VERSION, BsonValues.of(lead.version()))
                .append(LeadFields.LAST_EVENT, BsonValues.of(lead.lastEvent()))
                .append(LeadFields.LIVE, BsonValues.of(!lead.isDeleted()))
                .append(LeadFields.EMAIL_CLAIM, BsonValues.of(emailClaim(lead)))
                .append(LeadFields.STATUS, BsonValues.of(lead.status()))
                .append(LeadFields.CREATED_AT, BsonValues.of(lead.createdAt()))
                .append(LeadFields.UPDATED_AT, BsonValues.of(lead.updatedAt()));
        lead.lostReason().ifPresent(text -> document.append(LeadFields.LOST_REASON, BsonValues.of(text)));
        lead.deletedAt().ifPresent(at -> document.append(LeadFields.DELETED_AT, BsonValues.of(at)));
        lead.erasedAt().ifPresent(at -> document.append(LeadFields.ERASED_AT, BsonValues.of(at)));
        appendDetails(document, lead.details());
        appendMilestones(document, lead.milestones());
        document.putAll(engagement(lead.engagement()));
        appendConsent(
                document, LeadFields.CONSENT_DATA_PROCESSING, lead.consents().dataProcessing());
        appendConsent(document, LeadFields.CONSENT_MARKETING, lead.consents().marketing());
        return document;
    }

    /** What a search looks at, made of the details. */
    public static BsonDocument searched(LeadSnapshot lead) {
        SearchText text = SearchText.of(lead.details());
        return new BsonDocument(LeadFields.SEARCH_WORDS, BsonValues.of(text.words()))
                .append(LeadFields.PHONE_DIGITS, BsonValues.of(text.phoneDigits()))
                .append(LeadFields.SEARCH_PIECES, BsonValues.ofTexts(SearchPieces.of(text)));
    }

    private static String emailClaim(LeadSnapshot lead) {
        return lead.liveEmailKey().orElseGet(() -> lead.id().toString());
    }

    private static void appendDetails(BsonDocument document, LeadDetails details) {
        details.firstName().ifPresent(text -> document.append(LeadFields.FIRST_NAME, BsonValues.of(text)));
        details.lastName().ifPresent(text -> document.append(LeadFields.LAST_NAME, BsonValues.of(text)));
        details.email().ifPresent(email -> document.append(LeadFields.EMAIL, BsonValues.of(email.value())));
        document.append(LeadFields.LAST_NAME_KEY, BsonValues.of(LeadSort.nameKey(details.lastName())))
                .append(LeadFields.METADATA, BsonValues.of(details.metadata().json()));
        details.agent().ifPresent(agent -> document.append(LeadFields.AGENT_ID, BsonValues.of(agent.value())));
        details.phone().ifPresent(phone -> {
            document.append(LeadFields.PHONE, BsonValues.of(phone.typed()));
            phone.e164().ifPresent(e164 -> document.append(LeadFields.PHONE_E164, BsonValues.of(e164)));
        });
        details.company().ifPresent(text -> document.append(LeadFields.COMPANY, BsonValues.of(text)));
        details.source().ifPresent(text -> document.append(LeadFields.SOURCE, BsonValues.of(text)));
        details.notes().ifPresent(text -> document.append(LeadFields.NOTES, BsonValues.of(text)));
        if (!details.tags().isEmpty()) {
            document.append(LeadFields.TAGS, BsonValues.ofTexts(details.tags()));
        }
    }

    private static void appendMilestones(BsonDocument document, LeadMilestones reached) {
        reached.contactedAt().ifPresent(at -> document.append(LeadFields.CONTACTED_AT, BsonValues.of(at)));
        reached.qualifiedAt().ifPresent(at -> document.append(LeadFields.QUALIFIED_AT, BsonValues.of(at)));
        reached.convertedAt().ifPresent(at -> document.append(LeadFields.CONVERTED_AT, BsonValues.of(at)));
        reached.lostAt().ifPresent(at -> document.append(LeadFields.LOST_AT, BsonValues.of(at)));
    }

    public static BsonDocument engagement(LeadEngagement engagement) {
        BsonDocument document = new BsonDocument();
        engagement.lastAt().ifPresent(at -> document.append(LeadFields.ENGAGED_AT, BsonValues.of(at)));
        engagement
                .lastConversation()
                .ifPresent(id -> document.append(LeadFields.LAST_CONVERSATION, BsonValues.of(id.value())));
        return document;
    }

    private static void appendConsent(BsonDocument document, String field, ConsentState state) {
        if (state != ConsentState.UNDECIDED) {
            document.append(field, BsonValues.of(state.isGranted()));
        }
    }

    public static LeadSnapshot snapshot(BsonDocument document) {
        return new LeadSnapshot(
                new LeadId(uuid(document, LeadFields.LEAD_ID)),
                new CompanyId(text(document, LeadFields.COMPANY_ID)),
                details(document),
                word(LeadStatus.class, document, LeadFields.STATUS),
                textIfAny(document, LeadFields.LOST_REASON),
                new LeadMilestones(
                        instantIfAny(document, LeadFields.CONTACTED_AT),
                        instantIfAny(document, LeadFields.QUALIFIED_AT),
                        instantIfAny(document, LeadFields.CONVERTED_AT),
                        instantIfAny(document, LeadFields.LOST_AT)),
                new Consents(
                        consent(document, LeadFields.CONSENT_DATA_PROCESSING),
                        consent(document, LeadFields.CONSENT_MARKETING)),
                new LeadEngagement(
                        instantIfAny(document, LeadFields.ENGAGED_AT),
                        uuidIfAny(document, LeadFields.LAST_CONVERSATION).map(ConversationId::new)),
                instant(document, LeadFields.CREATED_AT),
                instant(document, LeadFields.UPDATED_AT),
                instantIfAny(document, LeadFields.DELETED_AT),
                instantIfAny(document, LeadFields.ERASED_AT),
                number(document, LeadFields.VERSION),
                number(document, LeadFields.LAST_EVENT));
    }

    private static LeadDetails details(BsonDocument document) {
        Optional<PhoneNumber> phone = textIfAny(document, LeadFields.PHONE)
                .map(typed -> new PhoneNumber(typed, textIfAny(document, LeadFields.PHONE_E164)));
        return new LeadDetails(
                textIfAny(document, LeadFields.AGENT_ID).map(AgentId::new),
                textIfAny(document, LeadFields.FIRST_NAME),
                textIfAny(document, LeadFields.LAST_NAME),
                textIfAny(document, LeadFields.EMAIL).map(EmailAddress::new),
                phone,
                textIfAny(document, LeadFields.COMPANY),
                textIfAny(document, LeadFields.SOURCE),
                textIfAny(document, LeadFields.NOTES),
                BsonValues.texts(document, LeadFields.TAGS),
                new Metadata(text(document, LeadFields.METADATA)));
    }

    private static ConsentState consent(BsonDocument document, String field) {
        return document.containsKey(field) ? ConsentState.of(BsonValues.flag(document, field)) : ConsentState.UNDECIDED;
    }

    /** Matches the lead. The company stands beside the id, because a sharded cluster finds the shard by it. */
    public static BsonDocument byId(CompanyId companyId, LeadId id) {
        return new BsonDocument(LeadFields.ID, LeadDocuments.id(companyId, id))
                .append(LeadFields.COMPANY_ID, BsonValues.of(companyId.value()));
    }

    /** Matches the live lead that holds the email. */
    public static Bson byClaim(CompanyId companyId, EmailAddress email) {
        return new BsonDocument(LeadFields.COMPANY_ID, BsonValues.of(companyId.value()))
                .append(LeadFields.EMAIL_CLAIM, BsonValues.of(email.key()));
    }
}
