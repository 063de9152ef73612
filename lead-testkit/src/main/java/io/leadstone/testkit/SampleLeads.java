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
 * Sample leads and conversations for tests of stores and hosts. Each sample is a real {@link LeadChange} or {@link
 * ConversationChange} of the domain. A test can store it, for example by {@link
 * io.leadstone.application.port.out.lead.LeadRepository#add}.
 *
 * @param clock the source of all instants
 * @param ids the source of all ids
 */
public record SampleLeads(SettableClock clock, LeadIds ids) {

    /** The actor of the samples. */
    public static final String ACTOR = "tester";

    /** The agent of the sample conversations. */
    public static final AgentId AGENT = new AgentId("agent-1");

    /** Creates samples with a new {@link SettableClock} and new {@link SequentialLeadIds}. */
    public SampleLeads() {
        this(new SettableClock(), new SequentialLeadIds());
    }

    /** Returns a builder of the details of Jordan Lee. */
    public static SampleDetails details() {
        return new SampleDetails();
    }

    /** Returns a builder of the fields of a new lead with this email. */
    public static LeadFieldsBuilder draft(String email) {
        return LeadFields.of("Jordan", "Lee", email);
    }

    /** Returns a consent decision that was made on a form. */
    public static ConsentDecision decision(ConsentPurpose purpose, boolean granted) {
        return new ConsentDecision(purpose, granted, "form", Optional.of("2025-09"));
    }

    /** Returns a change context with the clock's instant and {@link #ACTOR}. */
    public ChangeContext context() {
        return new ChangeContext(clock.instant(), ACTOR, ids);
    }

    /** Returns an id that no lead has. */
    public LeadId unusedId() {
        return new LeadId(ids.next(clock.instant()));
    }

    /** Returns a new lead with this email. */
    public LeadChange capture(CompanyId companyId, String email) {
        return capture(companyId, details().email(email).build());
    }

    /** Returns a new lead with these details and consent decisions. */
    public LeadChange capture(CompanyId companyId, LeadDetails details, ConsentDecision... decisions) {
        return capture(companyId, details, LeadStatus.NEW, decisions);
    }

    /** Returns a new lead whose first status is {@code status}. */
    public LeadChange capture(
            CompanyId companyId, LeadDetails details, LeadStatus status, ConsentDecision... decisions) {
        return Lead.capture(unusedId(), companyId, details, status, Optional.empty(), List.of(decisions), context());
    }

    /** Returns an id that no conversation has. */
    public ConversationId unusedConversationId() {
        return new ConversationId(ids.next(clock.instant()));
    }

    /** Returns a new conversation of {@link #AGENT} with the lead, without a topic. */
    public ConversationChange open(LeadSnapshot lead) {
        return open(lead.companyId(), Optional.of(lead.id()), ConversationTopic.NONE);
    }

    /** Returns a new conversation of {@link #AGENT} with the lead, opened by a widget session. */
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

    /** Returns a new conversation of {@link #AGENT}. {@code lead} is empty if the visitor is unknown. */
    public ConversationChange open(CompanyId companyId, Optional<LeadId> lead, ConversationTopic topic) {
        return Conversation.open(unusedConversationId(), companyId, AGENT, lead, Optional.empty(), topic, context());
    }

    /** Returns an activity report of {@code messages} messages at the clock's instant. */
    public ActivityReport report(ConversationSnapshot conversation, int messages) {
        return report(conversation, new ConversationActivity(messages, Optional.empty(), clock.instant()));
    }

    /** Returns an activity report of {@code messages} messages and a rating at the clock's instant. */
    public ActivityReport report(ConversationSnapshot conversation, int messages, Satisfaction rating) {
        return report(conversation, new ConversationActivity(messages, Optional.of(rating), clock.instant()));
    }

    /** Returns an activity report that is made at the clock's instant. */
    public ActivityReport report(ConversationSnapshot conversation, ConversationActivity activity) {
        return ActivityReport.of(conversation.companyId(), conversation.id(), activity, context());
    }
}
