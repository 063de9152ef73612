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

/** Repositories that add reports to conversations, or tell them to leads, in another way. */
final class BrokenReports {

    private static final Duration A_MOMENT = Duration.ofMillis(5);

    private BrokenReports() {}

    /** Each report is written as {@code written} has it. */
    private interface Written {

        ConversationSnapshot write(StoredCompanies companies, ConversationRepository sound, ActivityReport report);
    }

    static BrokenStore conversationsAreReadBeforeTheyAreWritten() {
        AtomicInteger readers = new AtomicInteger();
        return reports((companies, sound, report) -> {
            ConversationSnapshot found = companies
                    .in(report.companyId(), company -> company.conversation(report.conversationId()))
                    .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
            Race.waitForAnother(readers);
            ConversationChange change = Conversation.restore(found).record(report);
            return write(companies, change);
        });
    }

    /** The conversation is locked, its lead is not. */
    static BrokenStore leadsAreReadBeforeTheyAreTold() {
        AtomicInteger readers = new AtomicInteger();
        return told((companies, event) -> {
            LeadSnapshot lead = lead(companies, event);
            Race.waitForAnother(readers);
            tell(companies, event, Lead.restore(lead).record(event).after());
        });
    }

    static BrokenStore nobodyIsTold() {
        return told((companies, event) -> {});
    }

    static BrokenStore leadsAreToldLater() {
        return told((companies, event) -> {
            Race.letOthersIn(A_MOMENT);
            tell(
                    companies,
                    event,
                    Lead.restore(lead(companies, event)).record(event).after());
        });
    }

    static BrokenStore deletedLeadsAreNotTold() {
        return told((companies, event) -> {
            if (!lead(companies, event).isDeleted()) {
                tell(
                        companies,
                        event,
                        Lead.restore(lead(companies, event)).record(event).after());
            }
        });
    }

    /** Tells the lead what {@code state} makes of the lead before and of the one that is right. */
    static BrokenStore leads(BinaryOperator<LeadSnapshot> state) {
        return told((companies, event) -> {
            LeadSnapshot lead = lead(companies, event);
            tell(
                    companies,
                    event,
                    state.apply(lead, Lead.restore(lead).record(event).after()));
        });
    }

    /** The last report decides when the lead was engaged. */
    static BrokenStore theLastReportIsTheLatestEngagement() {
        return told((companies, event) -> {
            LeadSnapshot told =
                    Lead.restore(lead(companies, event)).record(event).after();
            tell(companies, event, engaged(told, event.engagedAt()));
        });
    }

    static BrokenStore totals(UnaryOperator<ActivityReport> reported) {
        return reports((companies, sound, report) -> sound.record(reported.apply(report)));
    }

    /** The totals become what {@code written} makes of those before and of the right ones. */
    static BrokenStore totals(BinaryOperator<ConversationTotals> written) {
        return reports((companies, sound, report) -> {
            ConversationSnapshot before = sound.find(report.companyId(), report.conversationId())
                    .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
            ConversationChange change = Conversation.restore(before).record(report);
            ConversationSnapshot after = BrokenTalks.with(
                    change.after(),
                    written.apply(before.totals(), change.after().totals()),
                    change.after().version());
            return write(companies, new ConversationChange(change.before(), after, change.event()));
        });
    }

    static BrokenStore reportsLeaveTheVersion() {
        return reports((companies, sound, report) -> {
            ConversationSnapshot after = sound.record(report);
            ConversationSnapshot same = BrokenTalks.with(after, after.totals(), after.version() - 1);
            return companies.in(report.companyId(), company -> {
                company.put(same);
                return same;
            });
        });
    }

    static BrokenStore deletedConversationsTakeReports() {
        return reports((companies, sound, report) -> {
            Optional<ConversationSnapshot> deleted = sound.findDeleted(report.companyId(), report.conversationId());
            if (deleted.isEmpty()) {
                return sound.record(report);
            }
            ConversationSnapshot is = deleted.get();
            return companies.in(report.companyId(), company -> {
                company.put(BrokenTalks.with(is, is.totals().plus(report.activity()), is.version() + 1));
                return is;
            });
        });
    }

    private static BrokenStore reports(Written written) {
        return BrokenTalks.talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public ConversationSnapshot record(ActivityReport report) {
                return written.write(companies, sound, report);
            }
        });
    }

    /** Reports are added to the conversation as they must, and then told as {@code teller} does. */
    private static BrokenStore told(Teller teller) {
        return reports((companies, sound, report) -> {
            ConversationSnapshot after = companies.in(report.companyId(), company -> {
                ConversationSnapshot found = company.conversation(report.conversationId())
                        .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
                ConversationSnapshot next =
                        Conversation.restore(found).record(report).after();
                company.put(next);
                return next;
            });
            after.leadId().ifPresent(lead -> teller.tell(companies, report.eventOf(lead)));
            return after;
        });
    }

    private static LeadSnapshot lead(StoredCompanies companies, ConversationEvent event) {
        return companies
                .in(event.companyId(), company -> company.lead(event.leadId()))
                .orElseThrow();
    }

    private static void tell(StoredCompanies companies, ConversationEvent event, LeadSnapshot told) {
        BrokenWrites.write(
                companies,
                new LeadChange(
                        Optional.of(lead(companies, event)),
                        told,
                        List.of(),
                        List.of(event.withNumber(told.lastEvent())),
                        List.of(told)));
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

    /** How a lead is told. */
    private interface Teller {

        void tell(StoredCompanies companies, ConversationEvent event);
    }
}
