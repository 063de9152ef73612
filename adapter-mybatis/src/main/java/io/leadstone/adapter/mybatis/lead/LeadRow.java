package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The columns of the table of leads that contain the state of a lead. The other columns are {@link LeadIndexColumns}.
 */
public record LeadRow(
        String companyId,
        UUID id,
        @Nullable String agentId,
        @Nullable String ownerId,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String phoneE164,
        @Nullable String company,
        @Nullable String source,
        @Nullable String notes,
        String tags,
        String metadata,
        String status,
        @Nullable String lostReason,
        @Nullable Instant contactedAt,
        @Nullable Instant qualifiedAt,
        @Nullable Instant convertedAt,
        @Nullable Instant lostAt,
        @Nullable Boolean consentDataProcessing,
        @Nullable Boolean consentMarketing,
        @Nullable Instant engagedAt,
        @Nullable UUID lastConversation,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant deletedAt,
        @Nullable Instant erasedAt,
        long version,
        long lastEvent) {

    public static LeadRow of(LeadSnapshot lead) {
        LeadDetails details = lead.details();
        LeadMilestones milestones = lead.milestones();
        return new LeadRow(
                lead.companyId().value(),
                lead.id().value(),
                details.agent().map(AgentId::value).orElse(null),
                details.owner().map(OwnerId::value).orElse(null),
                details.firstName().orElse(null),
                details.lastName().orElse(null),
                details.email().map(EmailAddress::value).orElse(null),
                details.phone().map(PhoneNumber::typed).orElse(null),
                details.phone().flatMap(PhoneNumber::e164).orElse(null),
                details.company().orElse(null),
                details.source().orElse(null),
                details.notes().orElse(null),
                LineList.write(details.tags()),
                details.metadata().json(),
                lead.status().code(),
                lead.lostReason().orElse(null),
                milestones.contactedAt().orElse(null),
                milestones.qualifiedAt().orElse(null),
                milestones.convertedAt().orElse(null),
                milestones.lostAt().orElse(null),
                flag(lead.consents().dataProcessing()),
                flag(lead.consents().marketing()),
                lead.engagement().lastAt().orElse(null),
                lead.engagement().lastConversation().map(ConversationId::value).orElse(null),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt().orElse(null),
                lead.erasedAt().orElse(null),
                lead.version(),
                lead.lastEvent());
    }

    /**
     * Returns the lead.
     *
     * @param liveEmailKey null if the lead owns no email
     * @param emailKeyRule null if the lead owns no email, or if an earlier version stored its key
     */
    LeadSnapshot snapshot(@Nullable String liveEmailKey, @Nullable String emailKeyRule) {
        return new LeadSnapshot(
                new LeadId(id),
                new CompanyId(companyId),
                details(liveEmailKey, emailKeyRule),
                Coded.parse(LeadStatus.class, status),
                Optional.ofNullable(lostReason),
                new LeadMilestones(
                        Optional.ofNullable(contactedAt),
                        Optional.ofNullable(qualifiedAt),
                        Optional.ofNullable(convertedAt),
                        Optional.ofNullable(lostAt)),
                new Consents(state(consentDataProcessing), state(consentMarketing)),
                new LeadEngagement(
                        Optional.ofNullable(engagedAt),
                        Optional.ofNullable(lastConversation).map(ConversationId::new)),
                createdAt,
                updatedAt,
                Optional.ofNullable(deletedAt),
                Optional.ofNullable(erasedAt),
                version,
                lastEvent);
    }

    private LeadDetails details(@Nullable String liveEmailKey, @Nullable String emailKeyRule) {
        return new LeadDetails(
                Optional.ofNullable(agentId).map(AgentId::new),
                Optional.ofNullable(ownerId).map(OwnerId::new),
                Optional.ofNullable(firstName),
                Optional.ofNullable(lastName),
                Optional.ofNullable(email)
                        .map(typed -> EmailAddress.stored(
                                typed, Optional.ofNullable(liveEmailKey), Optional.ofNullable(emailKeyRule))),
                Optional.ofNullable(phone).map(typed -> new PhoneNumber(typed, Optional.ofNullable(phoneE164))),
                Optional.ofNullable(company),
                Optional.ofNullable(source),
                Optional.ofNullable(notes),
                LineList.read(tags),
                new Metadata(metadata));
    }

    private static @Nullable Boolean flag(ConsentState state) {
        return state == ConsentState.UNDECIDED ? null : (Boolean) state.isGranted();
    }

    private static ConsentState state(@Nullable Boolean flag) {
        return flag == null ? ConsentState.UNDECIDED : ConsentState.of(flag);
    }

    @Override
    public String toString() {
        return "LeadRow[id=" + id + "]";
    }
}
