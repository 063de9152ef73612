package io.leadstone.adapter.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.UuidV7LeadIds;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that purges the deleted leads of a database. It calls the port of the store, because the use cases would
 * take longer to start. It stops at one call of JDBC, which the database never gets,
 * and waits there until it is killed.
 */
final class PurgeProcess {

    /** The instant of the purge, at which the leads of a {@link SettableClock} are due. */
    static final Instant NOW = SettableClock.START.plus(Duration.ofDays(100));

    private static final String STOPPED = "stopped";

    private PurgeProcess() {}

    /**
     * Runs the process until it stops, and kills it.
     *
     * @param call the beginning of the name of a call, such as {@code Connection.commit}
     * @param number the number of the call that is not executed, from 1
     * @return the ids of the leads whose purge was reported before
     */
    static List<UUID> killedAt(TestDatabase database, String call, int number)
            throws IOException, InterruptedException {
        String classes = Optional.ofNullable(System.getProperty("surefire.test.class.path"))
                .orElseGet(() -> System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classes,
                        PurgeProcess.class.getName(),
                        database.url(),
                        database.user(),
                        database.password(),
                        call,
                        String.valueOf(number))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<UUID> purged = new ArrayList<>();
            for (String line = out.readLine(); !STOPPED.equals(line); line = out.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the purge ended before call " + number + " of " + call);
                }
                purged.add(UUID.fromString(line));
            }
            return purged;
        } finally {
            process.destroyForcibly();
            process.waitFor(1, TimeUnit.MINUTES);
        }
    }

    public static void main(String... arguments) {
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], arguments[2]);
        String call = arguments[3];
        AtomicInteger left = new AtomicInteger(Integer.parseInt(arguments[4]));
        try (HikariDataSource pool = database.dataSource()) {
            JdbcSpy spy = new JdbcSpy(pool);
            LeadPurge purge = MyBatisLeadStore.of(spy.dataSource()).purge();
            spy.intrude((name, real) -> {
                if (name.startsWith(call) && left.decrementAndGet() == 0) {
                    System.out.println(STOPPED);
                    Thread.sleep(Long.MAX_VALUE);
                }
                return real.call();
            });
            ChangeContext context = new ChangeContext(NOW, PurgeLeads.ACTOR, new UuidV7LeadIds());
            for (LeadSnapshot lead : purge.due(PurgeReason.DELETED, NOW, Optional.empty(), 100)) {
                if (purge.purge(Lead.restore(lead).purge(context))) {
                    System.out.println(lead.id());
                }
            }
        }
    }
}
