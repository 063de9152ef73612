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
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Prints what operations cost over HTTP: with Leadstone, with the service that a team would write, and with that
 * service and an index of trigrams. The services take turns in each round. The row shows the median round.
 *
 * <p>System properties: {@code benchmark.sizes} (default 100000), {@code benchmark.java} (the {@code java} program of
 * the services; default that of this process), {@code benchmark.rival} (the jar of the rival), {@code
 * benchmark.rivals} (default {@code plain,trigrams}; {@code none} measures Leadstone alone), {@code
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
            measure(new ComparedLeads(Long.parseLong(size.strip())), rivals());
        }
    }

    private static List<Rival> rivals() {
        String names = property("benchmark.rivals", "plain,trigrams");
        return names.equals("none")
                ? List.of()
                : Stream.of(names.split(",", -1))
                        .map(name -> Rival.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .toList();
    }

    private static void measure(ComparedLeads leads, List<Rival> rivals) throws Exception {
        String java = property(
                "benchmark.java",
                Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Path jar = Path.of(property("benchmark.rival", "benchmarks/rival/target/rival.jar"));
        Path logs = Files.createTempDirectory("leadstone-comparison");
        try (DatabaseServer server = PostgresServer.large()) {
            TestDatabase database = server.freshDatabase();
            List<ComparedKey> keys = LeadstoneTables.fill(database, leads);
            Map<Rival, TestDatabase> rivalDatabases = new EnumMap<>(Rival.class);
            for (Rival rival : rivals) {
                rivalDatabases.put(rival, server.freshDatabase());
                RivalTables.fill(rivalDatabases.get(rival), leads, keys, rival == Rival.TRIGRAMS);
            }
            List<TestDatabase> databases = new ArrayList<>(rivalDatabases.values());
            databases.add(database);
            settle(databases);
            List<ComparedService> services = new ArrayList<>();
            try {
                for (Map.Entry<Rival, TestDatabase> rival : rivalDatabases.entrySet()) {
                    Path log = logs.resolve(rival.getKey() + ".log");
                    services.add(ComparedService.rival(rival.getKey().title, java, jar, rival.getValue(), log));
                }
                services.add(ComparedService.leadstone(java, database, logs.resolve("leadstone.log")));
                ComparisonTable table = new ComparisonTable(
                        List.copyOf(services), ComparedRequests.of(leads, keys), postmaster(database));
                table.age(Math.min(leads.size() / AGED, MAX_AGED));
                settle(databases);
                table.print();
            } finally {
                services.forEach(ComparedService::close);
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
        StringBuilder head = new StringBuilder("| operation");
        services.forEach(service -> head.append(" | ")
                .append(service.name())
                .append(", requests/s (p50 / p95, ms) | ms of Java / PostgreSQL"));
        rivals().forEach(rival -> head.append(" | to ").append(rival.title));
        System.out.println(head + " |");
        System.out.println(head.toString().replaceAll("[^|]+", "---") + "|");
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
        double leadstone = perSecond.remove(perSecond.size() - 1);
        perSecond.forEach(rival -> row.append(ratio(leadstone, rival)));
        return row.append(" |").toString();
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

    /** The rivals. Each has a database of its own, after that of Leadstone. */
    private enum Rival {
        PLAIN("rival"),
        TRIGRAMS("rival with trigrams");

        private final String title;

        Rival(String title) {
            this.title = title;
        }
    }
}
