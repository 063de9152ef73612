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
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.conversation.ConversationTotals;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Repositories and lists of conversations that keep, link or find others than they must. */
final class BrokenTalks {

    private BrokenTalks() {}

    static BrokenStore talks(BiFunction<StoredCompanies, ConversationRepository, ConversationRepository> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.companies(), store.conversations()));
    }

    /** Every conversation is given back as {@code column} makes it. */
    static BrokenStore column(UnaryOperator<ConversationSnapshot> column) {
        return talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
                return sound.find(companyId, id).map(column);
            }
        });
    }

    /** A lead that may not be linked is linked all the same, where {@code lenient} says so. */
    static BrokenStore links(BiPredicate<StoredCompanies, UnknownLead> lenient) {
        return talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public void add(ConversationChange change) {
                try {
                    sound.add(change);
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
        return talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public void update(ConversationChange change) {
                try {
                    sound.update(change);
                } catch (VersionConflictException stale) {
                    write(companies, change);
                }
            }
        });
    }

    /** As if a lead's version said all: what its conversations told since is written over. */
    static BrokenStore theLastEventIsNotCompared() {
        BrokenStore store = BrokenStore.sound();
        return store.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return store.leads();
            }

            @Override
            public void update(LeadChange change) {
                try {
                    sound().update(change);
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
        return talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public Optional<ConversationSnapshot> find(CompanyId companyId, ConversationId id) {
                return sound.find(companyId, id).or(() -> sound.find(new CompanyId("acme"), id));
            }
        });
    }

    /** Erases the topics that {@code erased} says, with the version on, whatever there is to take. */
    static BrokenStore erases(BiPredicate<ConversationSnapshot, LeadId> erased) {
        return talks((companies, sound) -> new SoundConversations() {
            @Override
            public ConversationRepository sound() {
                return sound;
            }

            @Override
            public void eraseTopicsOf(CompanyId companyId, LeadId leadId) {
                companies.in(companyId, company -> {
                    company.conversations().stream()
                            .filter(talk -> erased.test(talk, leadId))
                            .forEach(talk ->
                                    company.put(with(talk, ConversationTopic.NONE, talk.totals(), talk.version() + 1)));
                    return company;
                });
            }
        });
    }

    static BrokenStore search(UnaryOperator<ConversationSearch> broken) {
        BrokenStore store = BrokenStore.sound();
        return store.with(broken.apply(store.conversationSearch()));
    }

    /** The live list, and with it the newest, has what {@code list} makes of it. */
    record AnotherList(ConversationSearch sound, BiFunction<ConversationSearch, Asked, Page<ConversationSnapshot>> list)
            implements ConversationSearch {

        @Override
        public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
            return list.apply(sound, new Asked(companyId, query, page));
        }

        @Override
        public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
            return sound.listDeleted(companyId, page);
        }

        @Override
        public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
            List<ConversationSnapshot> items = list(
                            companyId, ConversationQuery.ofLead(leadId), PageRequest.page(1, PageRequest.MAX_PER_PAGE))
                    .items();
            return items.stream().findFirst();
        }
    }

    /** The newest of a lead is whichever was opened last, live or not. */
    record TheNewestMayBeDeleted(StoredCompanies companies, ConversationSearch sound) implements ConversationSearch {

        @Override
        public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
            return sound.list(companyId, query, page);
        }

        @Override
        public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
            return sound.listDeleted(companyId, page);
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

    /** What a list was asked for. */
    record Asked(CompanyId companyId, ConversationQuery query, PageRequest page) {}

    /** A lead that is not a live one of the company. */
    record UnknownLead(CompanyId companyId, LeadId id) {}

    static ConversationSnapshot with(ConversationSnapshot is, ConversationTotals totals, long version) {
        return with(is, new ConversationTopic(is.title(), is.metadata(), is.maxContextLength()), totals, version);
    }

    /** The same, about something else; what the topic does not say of the context's length stays. */
    static ConversationSnapshot with(
            ConversationSnapshot is, ConversationTopic topic, ConversationTotals totals, long version) {
        return new ConversationSnapshot(
                is.id(),
                is.companyId(),
                is.agentId(),
                is.leadId(),
                is.session(),
                topic.title(),
                topic.metadata(),
                topic.maxContextLength().or(is::maxContextLength),
                totals,
                is.createdAt(),
                is.updatedAt(),
                is.deletedAt(),
                version);
    }

    private static void write(StoredCompanies companies, ConversationChange change) {
        companies.in(change.after().companyId(), company -> {
            company.write(change);
            return company;
        });
    }
}
