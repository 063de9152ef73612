package io.leadstone.benchmarks.comparison;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.benchmarks.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints what operations cost over HTTP: with Leadstone, with the service that a team would write, and with that
 * service and an index of trigrams. The services take turns in each round. The row shows the median round.
 *
 * <p>System properties: {@code benchmark.sizes} (default 100000), {@code benchmark.java} (the {@code java} program of
 * the services; default that of this process), {@code benchmark.rival} (the jar of the rival), {@code
 * benchmark.operations} (default all), {@code benchmark.jvm} (options of the services).
 */
public final class ComparisonTable {

    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final int ROUNDS = 5;

    /** One in so many leads is updated before the measurement, so that rows are not where the import put them. */
    private static final int AGED = 10;

    private static final long MAX_AGED = 100_000;

    private final List<ComparedService> services;
    private final ComparedRequests requests;
    private final long postmaster;

    private ComparisonTable(List<ComparedService> services, ComparedRequests requests, long postmaster) {
        this.services = services;
        this.requests = requests;
        this.postmaster = postmaster;
    }

    /** Prints one table per size. */
    public static void main(String[] arguments) throws Exception {
        for (String size : property("benchmark.sizes", "100000").split(",", -1)) {
            System.out.printf(Locale.ROOT, "%n%,d leads%n%n", Long.parseLong(size.strip()));
            measure(new ComparedLeads(Long.parseLong(size.strip())));
        }
    }

    private static void measure(ComparedLeads leads) throws Exception {
        String java = property(
                "benchmark.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path jar = Path.of(property("benchmark.rival", "benchmarks/rival/target/rival.jar"));
        Path logs = Files.createTempDirectory("leadstone-comparison");
        try (DatabaseServer server = PostgresServer.large()) {
            List<TestDatabase> databases = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                databases.add(server.freshDatabase());
            }
            List<ComparedKey> keys = LeadstoneTables.fill(databases.get(0), leads);
            RivalTables.fill(databases.get(1), leads, keys, false);
            RivalTables.fill(databases.get(2), leads, keys, true);
            settle(databases);
            try (ComparedService leadstone = ComparedService.leadstone(java, databases.get(0), logs.resolve("1.log"));
                    ComparedService rival =
                            ComparedService.rival("rival", java, jar, databases.get(1), logs.resolve("2.log"));
                    ComparedService indexed = ComparedService.rival(
                            "rival with trigrams", java, jar, databases.get(2), logs.resolve("3.log"))) {
                ComparisonTable table = new ComparisonTable(
                        List.of(rival, indexed, leadstone),
                        ComparedRequests.of(leads, keys),
                        postmaster(databases.get(0)));
                table.age(Math.min(leads.size() / AGED, MAX_AGED));
                settle(databases);
                table.print();
            }
        }
    }

    /** Updates leads in an order that has nothing to do with their rows. */
    private void age(long updates) throws Exception {
        for (ComparedService service : services) {
            while (service.updates().get() < updates) {
                round(service, ComparedOperation.UPDATE, ROUND);
            }
        }
    }

    private void print() throws Exception {
        System.out.println("| operation | rival, requests/s (p50 / p95, ms) | ms of Java / PostgreSQL"
                + " | rival with trigrams | ms | Leadstone | ms | to rival | to trigrams |");
        System.out.println("|---|---|---|---|---|---|---|---|---|");
        String selected = property("benchmark.operations", "");
        for (ComparedOperation operation : ComparedOperation.values()) {
            if (selected.isEmpty() || List.of(selected.split(",", -1)).contains(operation.name())) {
                print(operation);
            }
        }
    }

    private void print(ComparedOperation operation) throws Exception {
        Map<ComparedService, List<ComparedRound>> rounds = new LinkedHashMap<>();
        for (ComparedService service : services) {
            if (operation.isMeasured(service)) {
                round(service, operation, WARM_UP);
                rounds.put(service, new ArrayList<>());
            }
        }
        for (int i = 0; i < ROUNDS; i++) {
            for (Map.Entry<ComparedService, List<ComparedRound>> entry : rounds.entrySet()) {
                entry.getValue().add(round(entry.getKey(), operation, ROUND));
            }
        }
        System.out.println(row(operation, rounds));
    }

    private String row(ComparedOperation operation, Map<ComparedService, List<ComparedRound>> rounds) {
        StringBuilder row = new StringBuilder("| " + operation.title());
        List<Double> perSecond = new ArrayList<>();
        for (ComparedService service : services) {
            List<ComparedRound> measured = rounds.get(service);
            ComparedRound median = measured == null ? null : ComparedRound.median(measured);
            row.append(" | ").append(median == null ? "– | –" : median.cell());
            perSecond.add(median == null ? 0 : median.load().perSecond());
        }
        double leadstone = perSecond.get(2);
        return row.append(ratio(leadstone, perSecond.get(0)))
                .append(ratio(leadstone, perSecond.get(1)))
                .append(" |")
                .toString();
    }

    private static String ratio(double leadstone, double rival) {
        return rival == 0 ? " | –" : String.format(Locale.ROOT, " | %.2f", leadstone / rival);
    }

    private ComparedRound round(ComparedService service, ComparedOperation operation, Duration duration)
            throws Exception {
        return ComparedRound.of(service, postmaster, operation.requests(requests, service), duration);
    }

    /** Does what autovacuum would do; the server runs without it, because it would disturb single rounds. */
    private static void settle(List<TestDatabase> databases) throws SQLException {
        for (TestDatabase database : databases) {
            try (var pool = database.dataSource()) {
                new Sql(pool).run("VACUUM ANALYZE");
            }
        }
    }

    /** Returns the first process of PostgreSQL, the parent of the process of each connection. */
    private static long postmaster(TestDatabase database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT pg_backend_pid()")) {
            result.next();
            return ProcessorTime.parent(result.getLong(1));
        }
    }

    private static String property(String name, String otherwise) {
        String value = System.getProperty(name, "");
        return value.isBlank() ? otherwise : value;
    }
}
