package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** {@link ConversationSearch} in memory: looks at each conversation of the company. */
record InMemoryConversationSearch(InMemoryCompanies companies) implements ConversationSearch {

    private static final InMemoryOrder<ConversationSnapshot, InMemoryPlace<Instant>> NEWEST =
            lastFirst("-created_at", ConversationSnapshot::createdAt);
    private static final InMemoryOrder<ConversationSnapshot, InMemoryPlace<Instant>> LAST_DELETED =
            lastFirst("-deleted_at", conversation -> conversation.deletedAt().orElseThrow());

    @Override
    public Page<ConversationSnapshot> list(CompanyId companyId, ConversationQuery query, PageRequest page) {
        return NEWEST.page(conversations(companyId, query::matches), page);
    }

    @Override
    public Page<ConversationSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
        return LAST_DELETED.page(conversations(companyId, ConversationSnapshot::isDeleted), page);
    }

    @Override
    public Optional<ConversationSnapshot> newestOf(CompanyId companyId, LeadId leadId) {
        return list(companyId, ConversationQuery.ofLead(leadId), PageRequest.page(1, 1)).items().stream()
                .findFirst();
    }

    private List<ConversationSnapshot> conversations(CompanyId companyId, Predicate<ConversationSnapshot> wanted) {
        return companies.in(companyId, InMemoryCompany::conversations).stream()
                .filter(wanted)
                .toList();
    }

    private static InMemoryOrder<ConversationSnapshot, InMemoryPlace<Instant>> lastFirst(
            String code, Function<ConversationSnapshot, Instant> instant) {
        return new InMemoryOrder<>(
                code,
                conversation -> new InMemoryPlace<>(
                        instant.apply(conversation), conversation.id().value()),
                InMemoryPlace.by(Comparator.<Instant>naturalOrder()).reversed(),
                InMemoryPlace::told,
                InMemoryPlace::instant);
    }
}
