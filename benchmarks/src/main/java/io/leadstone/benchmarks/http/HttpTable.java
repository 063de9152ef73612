package io.leadstone.benchmarks.http;

import io.leadstone.benchmarks.ServerProgram;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prints how many leads per second a server reads and creates over HTTP. For comparison it measures a resource of the
 * same server that returns a constant of the same size. The two are measured alternately in one run.
 */
public final class HttpTable {

    private static final Duration WARM_UP = Duration.ofSeconds(45);
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final int ROUNDS = 9;

    private static final String LEAD = """
            {"first_name": "Jordan", "last_name": "Lee", "email": "jordan.lee0000000000@example.com", \
            "phone": "+1-415-555-2671",
             "company": "Acme Trading", "source": "website-chat", "notes": "Asked for a quote.", \
            "tags": ["newsletter", "q3"],
             "metadata": {"campaign": "spring", "score": 42}, "consent_data_processing": true}""";

    private static final Pattern ID = Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\"");

    private final PrintStream out;

    private HttpTable(PrintStream out) {
        this.out = out;
    }

    /** Prints the table. */
    public static void main(String[] arguments) throws Exception {
        new HttpTable(System.out).print();
    }

    private void print() throws Exception {
        try (ServerProgram program = ServerProgram.start(List.of("-Xms1g", "-Xmx1g"), TargetServer.class)) {
            String[] connection = program.firstLine().split(" ", -1);
            URI server = URI.create(connection[0]);
            Map<String, String> key = Map.of("X-API-Key", connection[1], "X-API-Secret", connection[2]);

            Request create = Request.post("/v1/lead", key, LEAD);
            byte[] lead = answer(server, create);
            Matcher id = ID.matcher(new String(lead, StandardCharsets.UTF_8));
            if (!id.find()) {
                throw new IllegalStateException(
                        "the answer contains no lead id: " + new String(lead, StandardCharsets.UTF_8));
            }
            Request get = Request.get("/v1/lead/" + id.group(1), key);
            byte[] found = answer(server, get);

            out.println("| request | per second | p50, ms | p99, ms | constant, per second | ratio |");
            out.println("|---|---|---|---|---|---|");
            print("GET /v1/lead/{id}", server, get, Request.get("/constant/" + found.length, Map.of()));
            print("POST /v1/lead", server, create, Request.post("/constant/" + lead.length, Map.of(), LEAD));
        }
    }

    private static byte[] answer(URI server, Request request) throws Exception {
        try (Exchange exchange = new Exchange(server)) {
            return exchange.send(request.bytes());
        }
    }

    private void print(String name, URI server, Request request, Request constantRequest) throws Exception {
        Load.on(server, constantRequest::bytes, WARM_UP);
        Load.on(server, request::bytes, WARM_UP);
        List<Load> loads = new ArrayList<>();
        List<Load> constantLoads = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            constantLoads.add(Load.on(server, constantRequest::bytes, ROUND));
            loads.add(Load.on(server, request::bytes, ROUND));
        }
        Load load = median(loads);
        Load constantLoad = median(constantLoads);
        out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %.2f | %.2f | %,.0f | %.2f |%n",
                name,
                load.perSecond(),
                load.median(),
                load.p99(),
                constantLoad.perSecond(),
                load.perSecond() / constantLoad.perSecond());
    }

    private static Load median(List<Load> loads) {
        return loads.stream()
                .sorted(Comparator.comparingDouble(Load::perSecond))
                .skip(loads.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
