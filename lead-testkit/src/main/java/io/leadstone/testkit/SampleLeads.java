package io.leadstone.testkit;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationActivity;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.Satisfaction;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;

/**
 * Sample leads and conversations for the tests of stores and hosts. What the domain can make, it makes: a sample is a real {@link LeadChange}, ready
 * for {@link io.leadstone.application.port.out.lead.LeadRepository#add}; so is a sample conversation. Its instants are the clock's, its ids the issuer's.
 */
public record SampleLeads(SettableClock clock, LeadIds ids) {

    /** Who acts in samples. */
    public static final String ACTOR = "tester";

    /** Who talks in samples. */
    public static final AgentId AGENT = new AgentId("agent-1");

    /** Samples with a clock that stands still and ids that count. */
    public SampleLeads() {
        this(new SettableClock(), new SequentialLeadIds());
    }

    /** The details of Jordan Lee, for a test to change. */
    public static SampleDetails details() {
        return new SampleDetails();
    }

    /** The draft of a lead of this email, for a test to add to. */
    public static LeadFieldsBuilder draft(String email) {
        return LeadFields.of("Jordan", "Lee", email);
    }

    /** That {@code granted} was decided on a form. */
    public static ConsentDecision decision(ConsentPurpose purpose, boolean granted) {
        return new ConsentDecision(purpose, granted, "form", Optional.of("2025-09"));
    }

    /** Now, by {@link #ACTOR}. */
    public ChangeContext context() {
        return new ChangeContext(clock.instant(), ACTOR, ids);
    }

    /** An id that no lead has. */
    public LeadId unusedId() {
        return new LeadId(ids.next(clock.instant()));
    }

    /** A new lead of this email. */
    public LeadChange capture(CompanyId companyId, String email) {
        return capture(companyId, details().email(email).build());
    }

    /** A new lead of these details, with the decisions that came with it. */
    public LeadChange capture(CompanyId companyId, LeadDetails details, ConsentDecision... decisions) {
        return capture(companyId, details, LeadStatus.NEW, decisions);
    }

    /** A new lead that begins at {@code status}. */
    public LeadChange capture(
            CompanyId companyId, LeadDetails details, LeadStatus status, ConsentDecision... decisions) {
        return Lead.capture(unusedId(), companyId, details, status, Optional.empty(), List.of(decisions), context());
    }

    /** An id that no conversation has. */
    public ConversationId unusedConversationId() {
        return new ConversationId(ids.next(clock.instant()));
    }

    /** A new conversation of {@link #AGENT} with the lead, about nothing. */
    public ConversationChange open(LeadSnapshot lead) {
        return open(lead.companyId(), Optional.of(lead.id()), ConversationTopic.NONE);
    }

    /** A new conversation of {@link #AGENT} with the lead, which the widget session opens. */
    public ConversationChange openInSession(String session, LeadSnapshot lead) {
        return Conversation.open(
                unusedConversationId(),
                lead.companyId(),
                AGENT,
                Optional.of(lead.id()),
                Optional.of(session),
                ConversationTopic.NONE,
                context());
    }

    /** A new conversation of {@link #AGENT}, with a lead or with nobody known. */
    public ConversationChange open(CompanyId companyId, Optional<LeadId> lead, ConversationTopic topic) {
        return Conversation.open(unusedConversationId(), companyId, AGENT, lead, Optional.empty(), topic, context());
    }

    /** The report, now, of {@code messages} messages in the conversation, now. */
    public ActivityReport report(ConversationSnapshot conversation, int messages) {
        return report(conversation, new ConversationActivity(messages, Optional.empty(), clock.instant()));
    }

    /** The report, now, of {@code messages} messages and a rating in the conversation, now. */
    public ActivityReport report(ConversationSnapshot conversation, int messages, Satisfaction rating) {
        return report(conversation, new ConversationActivity(messages, Optional.of(rating), clock.instant()));
    }

    /** The report, now, of {@code activity} in the conversation. */
    public ActivityReport report(ConversationSnapshot conversation, ConversationActivity activity) {
        return ActivityReport.of(conversation.companyId(), conversation.id(), activity, context());
    }
}
