package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link ConversationRepository} in memory: asks all that may be wrong, then writes. */
record InMemoryConversationRepository(InMemoryCompanies companies) implements ConversationRepository {

    @Override
    public void add(ConversationChange change) {
        ConversationSnapshot opened = change.after();
        write(change, company -> {
            if (company.conversation(opened.id()).isPresent()) {
                throw new IllegalStateException("there is a conversation " + opened.id() + " already");
            }
            opened.leadId().ifPresent(lead -> requireLive(company, lead));
            opened.session().ifPresent(session -> requireFewer(company, session));
        });
    }

    @Override
    public void update(ConversationChange change) {
        ConversationId id = change.after().id();
        write(change, company -> {
            ConversationSnapshot found =
                    company.conversation(id).orElseThrow(() -> new ConversationNotFoundException(id));
            if (found.version() != change.expectedVersion()) {
                throw new VersionConflictException(id, change.expectedVersion());
            }
        });
    }

    @Override
    public ConversationSnapshot record(ActivityReport report) {
        ConversationId id = report.conversationId();
        return companies.in(report.companyId(), company -> {
            ConversationSnapshot found =
                    company.conversation(id).orElseThrow(() -> new ConversationNotFoundException(id));
            ConversationChange change = Conversation.restore(found).record(report);
            companies.announce(listener -> listener.activityRecording(report));
            company.write(change);
            return change.after();
        });
    }

    @Override
    public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
        return companies.in(
                companyId, company -> company.conversation(id).filter(conversation -> !conversation.isDeleted()));
    }

    @Override
    public Optional<ConversationSnapshot> findDeleted(CompanyId companyId, ConversationId id) {
        return companies.in(companyId, company -> company.conversation(id).filter(ConversationSnapshot::isDeleted));
    }

    @Override
    public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
        companies.in(companyId, company -> {
            company.eraseTopicsOf(leadId);
            return company;
        });
    }

    private void write(ConversationChange change, Consumer<InMemoryCompany> check) {
        companies.in(change.after().companyId(), company -> {
            check.accept(company);
            companies.announce(listener -> listener.conversationChanging(change));
            company.write(change);
            return company;
        });
    }

    private static void requireLive(InMemoryCompany company, LeadId id) {
        LeadSnapshot found =
                company.lead(id).filter(lead -> !lead.isDeleted()).orElseThrow(() -> new UnknownLeadException(id));
        if (found.isErased()) {
            throw new LeadErasedException(id);
        }
    }

    private static void requireFewer(InMemoryCompany company, String session) {
        long opened = company.conversations().stream()
                .filter(conversation ->
                        conversation.session().filter(session::equals).isPresent())
                .count();
        if (opened >= ConversationSnapshot.MAX_PER_SESSION) {
            throw new ConversationLimitException(ConversationSnapshot.MAX_PER_SESSION);
        }
    }
}
