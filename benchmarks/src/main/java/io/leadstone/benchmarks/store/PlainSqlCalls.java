package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.search.NgramHashes;
import io.leadstone.application.UuidV7LeadIds;
import io.leadstone.application.search.TypingErrorVariants;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.search.QueryTerm;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.sql.DataSource;

/**
 * Calls JDBC directly, as a developer would do without Leadstone. It does only the requested work, without counts and
 * ranks.
 */
final class PlainSqlCalls implements LeadCalls {

    private static final int VERSION = 27;
    private static final int LAST_EVENT = 28;

    private final DataSource dataSource;
    private final PlainDatabase database;
    private final Picks picks;
    private final List<PlainRow> rows = PlainRow.pool();
    private final LeadIds ids = new UuidV7LeadIds();
    private final Map<String, String> statements = new HashMap<>();

    PlainSqlCalls(DataSource dataSource, PlainDatabase database, Picks picks) {
        this.dataSource = dataSource;
        this.database = database;
        this.picks = picks;
    }

    @Override
    public Object create() {
        long number = picks.newLead();
        PlainRow row = rows.get(Math.floorMod(number, PlainRow.POOL));
        Instant now = now();
        UUID id = ids.next(now);
        return transaction(connection -> {
            write(connection, "insert-lead", values(row, "n" + number + "-", id, now));
            if (database == PlainDatabase.MARIADB) {
                write(connection, "insert-index-terms", Population.COMPANY.value(), database.bound(id), row.pieces());
            }
            return write(connection, "insert-event", event(id, 1, "lead.created", now, ""));
        });
    }

    @Override
    public Object get() {
        return read("get", Population.COMPANY.value(), database.bound(someId().value()));
    }

    @Override
    public Object update() {
        UUID id = someId().value();
        Object[] lead =
                read("get", Population.COMPANY.value(), database.bound(id)).get(0);
        long version = ((Number) lead[VERSION - 1]).longValue();
        long lastEvent = ((Number) lead[LAST_EVENT - 1]).longValue();
        Instant now = now();
        return transaction(connection -> {
            int updated = write(
                    connection,
                    "update-lead",
                    "Called back at " + System.nanoTime(),
                    database.bound(now),
                    Population.COMPANY.value(),
                    database.bound(id),
                    version,
                    lastEvent);
            if (updated == 0) {
                throw new IllegalStateException("another writer has changed the lead");
            }
            return write(connection, "insert-event", event(id, lastEvent + 1, "lead.updated", now, "\nnotes::\n"));
        });
    }

    @Override
    public Object page() {
        long number = picks.lead();
        Object at = database.bound(picks.population().createdAt(number));
        return read(
                "page",
                Population.COMPANY.value(),
                at,
                at,
                database.bound(picks.population().id(number).value()));
    }

    @Override
    public Object searchName() {
        String name = picks.name();
        String pattern = "%" + name + "%";
        return database == PlainDatabase.POSTGRESQL
                ? read(
                        "search-name",
                        Population.COMPANY.value(),
                        keys(NgramHashes.ofSubstring(
                                Population.COMPANY, term(name).spellings().get(0))),
                        pattern)
                : read("search-name", Population.COMPANY.value(), pattern);
    }

    @Override
    public Object searchMistyped() {
        String name = term(picks.mistypedName()).mistyped().get(0);
        String pattern = TypingErrorVariants.pattern(name);
        return database == PlainDatabase.POSTGRESQL
                ? read(
                        "search-mistyped",
                        Population.COMPANY.value(),
                        keys(NgramHashes.ofTypingErrors(Population.COMPANY, name)),
                        pattern)
                : read("search-mistyped", Population.COMPANY.value(), pattern);
    }

    @Override
    public Object searchFrequent() {
        return read("search-frequent", Population.COMPANY.value(), "%" + People.FREQUENT + "%");
    }

    @Override
    public Object report() {
        return read(
                "report",
                Population.COMPANY.value(),
                database.bound(Population.END.minus(Duration.ofDays(29))),
                database.bound(Population.END));
    }

    private LeadId someId() {
        return picks.population().id(picks.lead());
    }

    private Object[] values(PlainRow row, String emailPrefix, UUID id, Instant now) {
        LeadDetails details = row.details();
        String email = emailPrefix + details.email().orElseThrow().value();
        Object at = database.bound(now);
        List<Object> values = new ArrayList<>();
        values.add(Population.COMPANY.value());
        values.add(database.bound(id));
        values.add(details.firstName().orElseThrow());
        values.add(details.lastName().orElseThrow());
        values.add(email);
        values.add(details.phone().map(PhoneNumber::typed).orElse("+14155552671"));
        values.add(details.phone().flatMap(PhoneNumber::e164).orElse("+14155552671"));
        values.add(details.company().orElse("Acme"));
        values.add(details.source().orElseThrow());
        values.add(details.notes().orElseThrow());
        values.add(row.tags());
        values.add(details.metadata().json());
        values.add(at);
        values.add(at);
        values.add(email);
        values.add(row.text().words());
        values.add(row.text().phoneDigits());
        values.add(row.lastNameKey().getBytes(StandardCharsets.UTF_8));
        if (database == PlainDatabase.POSTGRESQL) {
            values.add(row.searchKeys().toArray(Long[]::new));
        }
        return values.toArray();
    }

    private Object[] event(UUID leadId, long number, String type, Instant now, String changes) {
        return new Object[] {
            Population.COMPANY.value(),
            database.bound(leadId),
            number,
            database.bound(ids.next(now)),
            type,
            database.bound(now),
            changes
        };
    }

    private static QueryTerm term(String name) {
        return QueryTerm.split(name).get(0);
    }

    private static Long[] keys(long[] keys) {
        return LongStream.of(keys).boxed().toArray(Long[]::new);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private List<Object[]> read(String name, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, name, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Object[]> found = new ArrayList<>();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = result.getObject(i + 1);
                }
                found.add(row);
            }
            return found;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private <T> T transaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            // The pool resets it and rolls back uncommitted changes.
            connection.setAutoCommit(false);
            T answer = work.on(connection);
            connection.commit();
            return answer;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private int write(Connection connection, String name, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(connection, name, parameters)) {
            return statement.executeUpdate();
        }
    }

    private PreparedStatement prepare(Connection connection, String name, Object... parameters) throws SQLException {
        PreparedStatement statement =
                connection.prepareStatement(statements.computeIfAbsent(name, database::statement));
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof Long[] keys) {
                statement.setArray(i + 1, connection.createArrayOf("bigint", keys));
            } else {
                statement.setObject(i + 1, parameters[i]);
            }
        }
        return statement;
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
