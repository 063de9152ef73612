package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Conversation repositories and lists with one fault each. */
final class BrokenConversations {

    private BrokenConversations() {}

    static BrokenStore repository(BiFunction<StoredCompanies, ConversationRepository, ConversationRepository> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.companies(), store.conversations()));
    }

    /** Returns a store whose reads apply {@code column} to each conversation. */
    static BrokenStore column(UnaryOperator<ConversationSnapshot> column) {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
                return delegate.find(companyId, id).map(column);
            }
        });
    }

    /** Returns a store that also links a lead which must not be linked, if {@code lenient} accepts it. */
    static BrokenStore links(BiPredicate<StoredCompanies, UnknownLead> lenient) {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public void add(ConversationChange change) {
                try {
                    delegate.add(change);
                } catch (UnknownLeadException unknown) {
                    LeadId lead = change.after().leadId().orElseThrow();
                    if (!lenient.test(companies, new UnknownLead(change.after().companyId(), lead))) {
                        throw unknown;
                    }
                    write(companies, change);
                }
            }
        });
    }

    static boolean isDeleted(StoredCompanies companies, UnknownLead unknown) {
        return companies
                .in(unknown.companyId(), company -> company.lead(unknown.id()))
                .isPresent();
    }

    static boolean isOfGlobex(StoredCompanies companies, UnknownLead unknown) {
        return companies
                .in(new CompanyId("globex"), company -> company.lead(unknown.id()))
                .isPresent();
    }

    static BrokenStore staleChangesOverwrite() {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public void update(ConversationChange change) {
                try {
                    delegate.update(change);
                } catch (VersionConflictException stale) {
                    write(companies, change);
                }
            }
        });
    }

    /** Returns a store that compares the version of a lead but not its last event. */
    static BrokenStore theLastEventIsNotCompared() {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    delegate().update(change);
                } catch (VersionConflictException stale) {
                    LeadSnapshot lead = change.after();
                    long version = store.companies()
                            .in(lead.companyId(), company -> company.lead(lead.id()))
                            .orElseThrow()
                            .version();
                    if (version != change.expectedVersion()) {
                        throw stale;
                    }
                    BrokenWrites.write(store.companies(), change);
                }
            }
        });
    }

    static BrokenStore conversationsAreFoundByAnyCompany() {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
                return delegate.find(companyId, id).or(() -> delegate.find(new CompanyId("acme"), id));
            }
        });
    }

    static BrokenStore conversationsOfDeletedLeadsAreFound() {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
                return stored(companies, companyId, id).filter(conversation -> !conversation.isDeleted());
            }
        });
    }

    static BrokenStore conversationsOfDeletedLeadsGetActivity() {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public ConversationSnapshot record(ActivityReport report) {
                ConversationChange change = stored(companies, report.companyId(), report.conversationId())
                        .map(found -> Conversation.restore(found).record(report))
                        .orElseThrow(() -> new ConversationNotFoundException(report.conversationId()));
                write(companies, change);
                return change.after();
            }
        });
    }

    /** Returns the stored conversation, live or deleted, also that of a deleted lead. */
    private static Optional<ConversationSnapshot> stored(
            StoredCompanies companies, CompanyId companyId, ConversationId id) {
        return companies.in(
                companyId,
                company -> company.conversations().stream()
                        .filter(conversation -> conversation.id().equals(id))
                        .findFirst());
    }

    /**
     * Returns a store that erases the topics that {@code erased} selects. It increases the version even without a
     * topic.
     */
    static BrokenStore erases(BiPredicate<ConversationSnapshot, LeadId> erased) {
        return repository((companies, delegate) -> new DelegatingConversations() {
            @Override
            public ConversationRepository delegate() {
                return delegate;
            }

            @Override
            public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
                companies.in(companyId, company -> {
                    company.conversations().stream()
                            .filter(conversation -> erased.test(conversation, leadId))
                            .forEach(conversation -> company.put(with(
                                    conversation,
                                    ConversationTopic.NONE,
                                    conversation.totals(),
                                    conversation.version() + 1)));
                    return company;
                });
            }
        });
    }

    static BrokenStore search(UnaryOperator<ConversationSearch> broken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(broken.apply(store.conversationSearch()));
    }

    /**
     * A search with the live list of {@code list}. The newest conversation of a lead is the first item of this list.
     */
    record ReplacedList(
            ConversationSearch delegate, BiFunction<ConversationSearch, ListRequest, Page<ConversationSnapshot>> list)
            implements ConversationSearch {

        @Override
        public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
            return list.apply(delegate, new ListRequest(companyId, query, page));
        }

        @Override
        public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
            return delegate.listDeleted(companyId, page);
        }

        @Override
        public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
            List<ConversationSnapshot> items = list(
                            companyId, ConversationQuery.ofLead(leadId), PageRequest.page(1, PageRequest.MAX_PER_PAGE))
                    .items();
            return items.stream().findFirst();
        }
    }

    /** A search that returns the conversation that was opened last, live or deleted, as the newest of a lead. */
    record TheNewestMayBeDeleted(StoredCompanies companies, ConversationSearch delegate) implements ConversationSearch {

        @Override
        public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
            return delegate.list(companyId, query, page);
        }

        @Override
        public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
            return delegate.listDeleted(companyId, page);
        }

        @Override
        public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
            return companies.in(
                    companyId,
                    company -> company.lead(leadId)
                            .flatMap(lead -> lead.engagement().lastConversation())
                            .flatMap(company::conversation));
        }
    }

    /** The arguments of a call of the list. */
    record ListRequest(CompanyId companyId, ConversationQuery query, PageRequest page) {}

    /** A lead that is not a live lead of the company. */
    record UnknownLead(CompanyId companyId, LeadId id) {}

    static ConversationSnapshot with(ConversationSnapshot original, ConversationTotals totals, long version) {
        return with(
                original,
                new ConversationTopic(original.title(), original.metadata(), original.maxContextLength()),
                totals,
                version);
    }

    /**
     * Returns the conversation with another topic, other totals and another version. A topic without a context length
     * keeps the old one.
     */
    static ConversationSnapshot with(
            ConversationSnapshot original, ConversationTopic topic, ConversationTotals totals, long version) {
        return new ConversationSnapshot(
                original.id(),
                original.companyId(),
                original.agentId(),
                original.leadId(),
                original.session(),
                topic.title(),
                topic.metadata(),
                topic.maxContextLength().or(original::maxContextLength),
                totals,
                original.createdAt(),
                original.updatedAt(),
                original.deletedAt(),
                version);
    }

    private static void write(StoredCompanies companies, ConversationChange change) {
        companies.in(change.after().companyId(), company -> {
            company.write(change);
            return company;
        });
    }
}
