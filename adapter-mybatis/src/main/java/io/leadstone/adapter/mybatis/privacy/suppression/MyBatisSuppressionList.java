package io.leadstone.adapter.mybatis.privacy.suppression;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.privacy.SuppressionList;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.lead.Suppression;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link SuppressionList} in SQL. It joins transactions of the host. */
public record MyBatisSuppressionList(SqlSessions sessions) implements SuppressionList {

    private static final String LAST_RECORDED = "-recorded_at";

    /** The number of inserts of one entry that others remove. More than two are very unlikely. */
    private static final int ATTEMPTS = 5;

    /** Adds the entries in the transaction of {@code call}; returns the number of rows. */
    public static int add(SqlCall call, List<Suppression> entries) {
        return entries.isEmpty()
                ? 0
                : call.mapper(SuppressionSqlMapper.class)
                        .add(entries.stream().map(SuppressionRow::of).toList());
    }

    /** Removes the entries of the company in the transaction of {@code call}; returns the number of rows. */
    public static int remove(SqlCall call, CompanyId companyId, List<Suppression> entries) {
        return entries.isEmpty()
                ? 0
                : call.mapper(SuppressionSqlMapper.class)
                        .removeEach(
                                companyId.value(),
                                entries.stream().map(SuppressionRow::of).toList());
    }

    /**
     * {@inheritDoc} The entry that makes the database ignore the insert may be removed before it is read, so the insert
     * is repeated. A transaction of the host with REPEATABLE READ may never be able to read it.
     */
    @Override
    public Suppression add(Suppression entry) {
        return sessions.write(call -> Stream.generate(() -> {
                    add(call, List.of(entry));
                    return stored(call, entry);
                })
                .limit(ATTEMPTS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ConcurrentTransactionException(new IllegalStateException(
                        "the suppression list has an entry for the hash, which this transaction cannot read"))));
    }

    private static Optional<Suppression> stored(SqlCall call, Suppression entry) {
        return entries(call.mapper(SuppressionSqlMapper.class)
                        .find(entry.companyId().value(), List.of(entry.hash())))
                .stream()
                .filter(stored -> stored.effect() == entry.effect())
                .findFirst();
    }

    @Override
    public List<Suppression> find(CompanyId companyId, Collection<String> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : sessions.read(
                        call -> entries(call.mapper(SuppressionSqlMapper.class).find(companyId.value(), hashes)));
    }

    @Override
    public Page<Suppression> list(CompanyId companyId, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, LAST_RECORDED);
        return sessions.read(call -> {
            SuppressionSqlMapper list = call.mapper(SuppressionSqlMapper.class);
            List<Suppression> rows = entries(list.list(
                    companyId.value(),
                    position.map(CursorPosition::at).orElse(null),
                    position.map(CursorPosition::id).orElse(null),
                    page.limitPlusOne(),
                    page.offset()));
            return SqlPages.page(
                    rows,
                    page,
                    () -> list.count(companyId.value(), page.countLimit()),
                    entry -> CursorPosition.after(LAST_RECORDED, entry.recordedAt(), entry.id()));
        });
    }

    @Override
    public boolean remove(CompanyId companyId, UUID id) {
        return sessions.write(call -> call.mapper(SuppressionSqlMapper.class).remove(companyId.value(), id) > 0);
    }

    /** Counts without a time limit, because the time depends on the number of entries. */
    @Override
    public Map<String, Long> countByKey() {
        return sessions.forMaintenance()
                .read(call -> call.mapper(SuppressionSqlMapper.class).countByKey().stream()
                        .collect(Collectors.toMap(SuppressionKeyRow::keyId, SuppressionKeyRow::entries)));
    }

    private static List<Suppression> entries(List<SuppressionRow> rows) {
        return rows.stream().map(SuppressionRow::entry).toList();
    }
}
