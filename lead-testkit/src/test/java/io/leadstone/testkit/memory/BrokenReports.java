package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEngagement;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/** Stores that add an activity report to a conversation or its lead in a wrong way. */
final class BrokenReports {

    private static final Duration PAUSE = Duration.ofMillis(5);

    private BrokenReports() {}

    /** Writes an activity report. */
    private interface ReportWriter {

        ConversationSnapshot write(StoredCompanies companies, ConversationRepository delegate, ActivityReport report);
    }

    static BrokenStore conversationsAreReadBeforeTheyAreWritten() {
        AtomicInteger readers = new AtomicInteger();
        return reports((companies, delegate, report) -> {
            ConversationSnapshot found = companies
                    .in(report.companyId(), company -> company.conversation(report.conversationId()))
                    .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
            Race.waitForAnother(readers);
            ConversationChange change = Conversation.restore(found).record(report);
            return write(companies, change);
        });
    }

    /** Returns a store that locks the conversation, but not its lead. */
    static BrokenStore leadsAreReadBeforeTheyAreUpdated() {
        AtomicInteger readers = new AtomicInteger();
        return updatingLeads((companies, event) -> {
            LeadSnapshot lead = lead(companies, event);
            Race.waitForAnother(readers);
            writeLead(companies, event, Lead.restore(lead).record(event).after());
        });
    }

    static BrokenStore leadsAreNotUpdated() {
        return updatingLeads((companies, event) -> {});
    }

    static BrokenStore leadsAreUpdatedLater() {
        return updatingLeads((companies, event) -> {
            Race.pause(PAUSE);
            writeLead(
                    companies,
                    event,
                    Lead.restore(lead(companies, event)).record(event).after());
        });
    }

    /** Returns a store that writes the lead that {@code state} makes from the old lead and the correct one. */
    static BrokenStore leads(BinaryOperator<LeadSnapshot> state) {
        return updatingLeads((companies, event) -> {
            LeadSnapshot lead = lead(companies, event);
            writeLead(
                    companies,
                    event,
                    state.apply(lead, Lead.restore(lead).record(event).after()));
        });
    }

    /** Returns a store in which the last report replaces the engagement of the lead. */
    static BrokenStore theLastReportIsTheLatestEngagement() {
        return updatingLeads((companies, event) -> {
            LeadSnapshot updated =
                    Lead.restore(lead(companies, event)).record(event).after();
            writeLead(companies, event, engaged(updated, event.engagedAt()));
        });
    }

    static BrokenStore totals(UnaryOperator<ActivityReport> reported) {
        return reports((companies, delegate, report) -> delegate.record(reported.apply(report)));
    }

    /** Returns a store that writes the totals that {@code written} makes from the old totals and the correct ones. */
    static BrokenStore totals(BinaryOperator<ConversationTotals> written) {
        return reports((companies, delegate, report) -> {
            ConversationSnapshot before = delegate.find(report.companyId(), report.conversationId())
                    .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
            ConversationChange change = Conversation.restore(before).record(report);
            ConversationSnapshot after = BrokenConversations.with(
                    change.after(),
                    written.apply(before.totals(), change.after().totals()),
                    change.after().version());
            return write(companies, new ConversationChange(change.before(), after, change.event()));
        });
    }

    static BrokenStore reportsLeaveTheVersion() {
        return reports((companies, delegate, report) -> {
            ConversationSnapshot after = delegate.record(report);
            ConversationSnapshot same = BrokenConversations.with(after, after.totals(), after.version() - 1);
            return companies.in(report.companyId(), company -> {
                company.put(same);
                return same;
            });
        });
    }

    static BrokenStore deletedConversationsTakeReports() {
        return reports((companies, delegate, report) -> {
            Optional<ConversationSnapshot> deleted = delegate.findDeleted(report.companyId(), report.conversationId());
            if (deleted.isEmpty()) {
                return delegate.record(report);
            }
            ConversationSnapshot original = deleted.get();
            return companies.in(report.companyId(), company -> {
                company.put(BrokenConversations.with(
                        original, original.totals().plus(report.activity()), original.version() + 1));
                return original;
            });
        });
    }

    private static BrokenStore reports(ReportWriter writer) {
        return BrokenConversations.repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public ConversationSnapshot record(ActivityReport report) {
                return writer.write(companies, delegate, report);
            }
        });
    }

    /** Returns a store that adds reports to conversations correctly and updates their leads by {@code updater}. */
    private static BrokenStore updatingLeads(LeadUpdater updater) {
        return reports((companies, delegate, report) -> {
            ConversationSnapshot after = companies.in(report.companyId(), company -> {
                ConversationSnapshot found = company.conversation(report.conversationId())
                        .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
                ConversationSnapshot next =
                        Conversation.restore(found).record(report).after();
                company.put(next);
                return next;
            });
            after.leadId().ifPresent(lead -> updater.update(companies, report.eventOf(lead)));
            return after;
        });
    }

    private static LeadSnapshot lead(StoredCompanies companies, ConversationEvent event) {
        return companies
                .in(event.companyId(), company -> company.lead(event.leadId()))
                .orElseThrow();
    }

    private static void writeLead(StoredCompanies companies, ConversationEvent event, LeadSnapshot updated) {
        BrokenWrites.write(
                companies,
                new LeadChange(
                        Optional.of(lead(companies, event)),
                        updated,
                        List.of(),
                        List.of(event.withNumber(updated.lastEvent())),
                        List.of(updated)));
    }

    private static ConversationSnapshot write(StoredCompanies companies, ConversationChange change) {
        return companies.in(change.after().companyId(), company -> {
            company.write(change);
            return change.after();
        });
    }

    static LeadSnapshot engaged(LeadSnapshot lead, Optional<Instant> at) {
        return lead(
                lead, new LeadEngagement(at, lead.engagement().lastConversation()), lead.updatedAt(), lead.version());
    }

    static LeadSnapshot lead(LeadSnapshot lead, LeadEngagement engagement, Instant updatedAt, long version) {
        return new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                lead.consents(),
                engagement,
                lead.createdAt(),
                updatedAt,
                lead.deletedAt(),
                lead.erasedAt(),
                version,
                lead.lastEvent());
    }

    /** Updates the lead of a conversation event. */
    private interface LeadUpdater {

        void update(StoredCompanies companies, ConversationEvent event);
    }
}
