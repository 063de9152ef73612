package io.leadstone.adapter.mybatis.privacy;

import io.leadstone.adapter.mybatis.idempotency.MyBatisIdempotentWrites;
import io.leadstone.adapter.mybatis.lead.EventEnqueuer;
import io.leadstone.adapter.mybatis.lead.EventRow;
import io.leadstone.adapter.mybatis.privacy.suppression.MyBatisSuppressionList;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.webhook.DeliveryDeletion;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * {@link LeadPurge} in SQL. The purge of a lead is one transaction of the store. Deleted leads are found by an index
 * that begins with the instant of the deletion. Inactive leads are found company by company by an index that lists use,
 * because an index for them alone would slow down each write. The reads of them have no time limit, because they read
 * the leads with newer events of conversations as well.
 */
public record MyBatisLeadPurge(SqlSessions sessions) implements LeadPurge {

    /** Does nothing, because a change is one transaction. */
    @Override
    public void completeAbandoned() {}

    @Override
    public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
        return read(
                reason == PurgeReason.DELETED ? sessions : sessions.forMaintenance(),
                purges -> reason == PurgeReason.DELETED
                        ? deleted(purges, latest, after, limit)
                        : inactive(purges, latest, after, limit));
    }

    /** Counts without a time limit, because the time depends on the number of leads. */
    @Override
    public long countDue(PurgeReason reason, Instant latest) {
        return read(
                sessions.forMaintenance(),
                purges -> reason == PurgeReason.DELETED ? purges.countDeleted(latest) : countInactive(purges, latest));
    }

    @Override
    public boolean purge(PurgedLead purged) {
        try {
            return sessions.write(call -> {
                requireNoHostTransaction(call);
                remove(call, purged.lead());
                new EventEnqueuer(call).appendPurge(EventRow.of(purged.event()));
                MyBatisSuppressionList.remove(call, purged.lead().companyId(), purged.removedSuppressions());
                MyBatisSuppressionList.add(call, purged.suppressions());
                return true;
            });
        } catch (VersionConflictException changed) {
            return false;
        }
    }

    /**
     * Removes the lead. Conversations come first, because each writer of a conversation locks in this order. If the
     * lead has changed, the exception rolls the transaction back.
     */
    private static void remove(SqlCall call, LeadSnapshot lead) {
        PurgeSqlMapper purges = call.mapper(PurgeSqlMapper.class);
        CompanyId company = lead.companyId();
        UUID id = lead.id().value();
        if (lead.engagement().lastConversation().isPresent()) {
            purges.deleteConversations(company.value(), id);
        }
        if (purges.deleteLead(company.value(), id, lead.version(), lead.lastEvent()) == 0) {
            throw new VersionConflictException(lead.id(), lead.version());
        }
        new LeadIndexTerms(call).remove(lead);
        purges.deleteConsents(company.value(), id);
        purges.deleteSubmissions(company.value(), id);
        purges.deleteEvents(company.value(), id);
        MyBatisIdempotentWrites.eraseOf(call, company, lead.id());
        new DeliveryDeletion(call).deleteAllOf(company, lead.id());
    }

    private static List<LeadSnapshot> deleted(
            PurgeSqlMapper purges, Instant latest, Optional<LeadSnapshot> after, int limit) {
        return purges.deleted(
                latest,
                after.flatMap(LeadSnapshot::deletedAt).orElse(null),
                after.map(lead -> lead.companyId().value()).orElse(null),
                after.map(lead -> lead.id().value()).orElse(null),
                limit);
    }

    private static List<LeadSnapshot> inactive(
            PurgeSqlMapper purges, Instant latest, Optional<LeadSnapshot> after, int limit) {
        List<LeadSnapshot> found = new ArrayList<>();
        after.ifPresent(lead -> found.addAll(purges.inactive(
                lead.companyId().value(), latest, lead.updatedAt(), lead.id().value(), limit)));
        String company = after.map(lead -> lead.companyId().value()).orElse("");
        Optional<String> next = Optional.ofNullable(purges.nextCompany(company));
        while (found.size() < limit && next.isPresent()) {
            found.addAll(purges.inactive(next.get(), latest, null, null, limit - found.size()));
            next = Optional.ofNullable(purges.nextCompany(next.get()));
        }
        return found;
    }

    private static long countInactive(PurgeSqlMapper purges, Instant latest) {
        long count = 0;
        Optional<String> next = Optional.ofNullable(purges.nextCompany(""));
        while (next.isPresent()) {
            count += purges.countInactive(next.get(), latest);
            next = Optional.ofNullable(purges.nextCompany(next.get()));
        }
        return count;
    }

    private static <T> T read(SqlSessions sessions, Function<PurgeSqlMapper, T> query) {
        return sessions.read(call -> query.apply(requireNoHostTransaction(call).mapper(PurgeSqlMapper.class)));
    }

    private static SqlCall requireNoHostTransaction(SqlCall call) {
        if (call.inHostTransaction()) {
            throw new IllegalStateException("leads cannot be purged while a transaction of the host is active");
        }
        return call;
    }
}
