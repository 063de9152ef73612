package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Context;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.Named;
import org.mapstruct.ReportingPolicy;

/**
 * Maps leads, ledger entries and events to their JSON representations. A field without a mapping is a compile error.
 */
@Mapper(implementationName = "MapStruct<CLASS_NAME>", unmappedTargetPolicy = ReportingPolicy.ERROR)
interface LeadApiMapper {

    @Mapping(target = ".", source = "details")
    @Mapping(target = ".", source = "milestones")
    @Mapping(target = "agentId", source = "details.agent")
    @Mapping(target = "ownerId", source = "details.owner")
    @Mapping(target = "fullName", source = "details", qualifiedByName = "fullName")
    @Mapping(target = "phoneE164", source = "details.phone", qualifiedByName = "e164")
    @Mapping(target = "consentMarketing", source = "consents.marketing")
    @Mapping(target = "consentDataProcessing", source = "consents.dataProcessing")
    @Mapping(target = "pendingConsents", expression = "java(pendingConsents)")
    @Mapping(target = "lastConversation", expression = "java(lastConversation)")
    LeadResponse response(
            LeadSnapshot lead,
            @Context @Nullable ConversationResponse lastConversation,
            @Context @Nullable List<String> pendingConsents);

    @Mapping(target = ".", source = "decision")
    @Mapping(target = "givenAt", expression = "java(entry.givenAt())")
    ConsentResponse response(ConsentEntry entry);

    EventResponse response(LeadEvent event);

    @Named("fullName")
    default @Nullable String fullName(LeadDetails details) {
        return details.fullName().orElse(null);
    }

    default String text(Metadata metadata) {
        return metadata.json();
    }

    default @Nullable String evidence(Optional<ConsentEvidence> evidence) {
        return evidence.map(ConsentEvidence::json).orElse(null);
    }

    default @Nullable String text(Optional<String> text) {
        return text.orElse(null);
    }

    default @Nullable Instant instant(Optional<Instant> instant) {
        return instant.orElse(null);
    }

    default @Nullable String phone(Optional<PhoneNumber> phone) {
        return phone.map(PhoneNumber::typed).orElse(null);
    }

    @Named("e164")
    default @Nullable String e164(Optional<PhoneNumber> phone) {
        return phone.flatMap(PhoneNumber::e164).orElse(null);
    }

    default @Nullable String conversation(Optional<ConversationId> conversation) {
        return conversation.map(ConversationId::toString).orElse(null);
    }

    default @Nullable String agent(Optional<AgentId> agent) {
        return agent.map(AgentId::value).orElse(null);
    }

    default @Nullable String owner(Optional<OwnerId> owner) {
        return owner.map(OwnerId::value).orElse(null);
    }

    default boolean granted(ConsentState state) {
        return state.isGranted();
    }

    default String code(Coded constant) {
        return constant.code();
    }

    default String text(LeadId id) {
        return id.toString();
    }

    default String text(CompanyId id) {
        return id.value();
    }

    default @Nullable String email(Optional<EmailAddress> email) {
        return email.map(EmailAddress::value).orElse(null);
    }
}
