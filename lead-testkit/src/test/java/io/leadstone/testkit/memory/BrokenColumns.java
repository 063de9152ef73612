package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.search.LeadSearch;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadMilestones;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores whose reads change a value, as a column with a wrong type, length or character set does. */
final class BrokenColumns {

    private BrokenColumns() {}

    /** Returns a store whose reads apply {@code column} to each lead. */
    static BrokenStore leads(UnaryOperator<LeadSnapshot> column) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadSearch search = store.search();
        return store.with(new Column(store.leads(), column)).with(new LeadSearch() {
            @Override
            public Page<LeadSnapshot> list(CompanyId companyId, LeadQuery query, PageRequest page) {
                return each(search.list(companyId, query, page), column);
            }

            @Override
            public Page<LeadSnapshot> listDeleted(CompanyId companyId, PageRequest page) {
                return each(search.listDeleted(companyId, page), column);
            }
        });
    }

    static BrokenStore texts(UnaryOperator<String> column) {
        return leads(lead -> with(lead, texts(lead.details(), column)));
    }

    static BrokenStore notes(UnaryOperator<String> column) {
        return leads(lead -> {
            LeadDetails original = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            original.agent(),
                            original.owner(),
                            original.firstName(),
                            original.lastName(),
                            original.email(),
                            original.phone(),
                            original.company(),
                            original.source(),
                            original.notes().map(column),
                            original.tags(),
                            original.metadata()));
        });
    }

    static BrokenStore metadata(UnaryOperator<String> column) {
        return leads(lead -> {
            LeadDetails original = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            original.agent(),
                            original.owner(),
                            original.firstName(),
                            original.lastName(),
                            original.email(),
                            original.phone(),
                            original.company(),
                            original.source(),
                            original.notes(),
                            original.tags(),
                            new Metadata(column.apply(original.metadata().json()))));
        });
    }

    static BrokenStore tags(UnaryOperator<List<String>> column) {
        return leads(lead -> {
            LeadDetails original = lead.details();
            return with(
                    lead,
                    new LeadDetails(
                            original.agent(),
                            original.owner(),
                            original.firstName(),
                            original.lastName(),
                            original.email(),
                            original.phone(),
                            original.company(),
                            original.source(),
                            original.notes(),
                            column.apply(original.tags()),
                            original.metadata()));
        });
    }

    static BrokenStore instants(UnaryOperator<Instant> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                new LeadMilestones(
                        lead.milestones().contactedAt().map(column),
                        lead.milestones().qualifiedAt().map(column),
                        lead.milestones().convertedAt().map(column),
                        lead.milestones().lostAt().map(column)),
                lead.consents(),
                lead.engagement(),
                column.apply(lead.createdAt()),
                column.apply(lead.updatedAt()),
                lead.deletedAt().map(column),
                lead.erasedAt().map(column),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore consents(UnaryOperator<Consents> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                column.apply(lead.consents()),
                lead.engagement(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore milestones(UnaryOperator<LeadMilestones> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason(),
                column.apply(lead.milestones()),
                lead.consents(),
                lead.engagement(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    static BrokenStore lostReason(UnaryOperator<String> column) {
        return leads(lead -> new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                lead.details(),
                lead.status(),
                lead.lostReason().map(column),
                lead.milestones(),
                lead.consents(),
                lead.engagement(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent()));
    }

    /** Replaces each character of four bytes, as a column with a character set of three bytes does. */
    static String withoutFourBytes(String text) {
        return text.codePoints()
                .map(c -> c > Character.MAX_VALUE ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static LeadDetails texts(LeadDetails original, UnaryOperator<String> column) {
        return new LeadDetails(
                original.agent(),
                original.owner(),
                original.firstName().map(column),
                original.lastName().map(column),
                original.email(),
                original.phone(),
                original.company().map(column),
                original.source().map(column),
                original.notes().map(column),
                original.tags(),
                original.metadata());
    }

    static LeadSnapshot with(LeadSnapshot lead, LeadDetails details) {
        return new LeadSnapshot(
                lead.id(),
                lead.companyId(),
                details,
                lead.status(),
                lead.lostReason(),
                lead.milestones(),
                lead.consents(),
                lead.engagement(),
                lead.createdAt(),
                lead.updatedAt(),
                lead.deletedAt(),
                lead.erasedAt(),
                lead.version(),
                lead.lastEvent());
    }

    static <T> Page<T> each(Page<T> page, UnaryOperator<T> change) {
        return new Page<>(page.items().stream().map(change).toList(), page.total(), page.totalIsExact(), page.next());
    }

    private record Column(LeadRepository delegate, UnaryOperator<LeadSnapshot> column) implements DelegatingLeads {

        @Override
        public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
            return delegate.find(companyId, id).map(column);
        }

        @Override
        public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
            return delegate.findDeleted(companyId, id).map(column);
        }

        @Override
        public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
            return delegate.findByEmail(companyId, email).map(column);
        }
    }
}
