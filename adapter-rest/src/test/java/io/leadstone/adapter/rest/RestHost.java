package io.leadstone.adapter.rest;

import com.sun.net.httpserver.HttpServer;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.Authenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.adapter.rest.limit.ClientAddress;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.privacy.PrivacyStore;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;

/** A minimal host: the routes over a store in memory, on the HTTP server of the JDK. */
final class RestHost implements AutoCloseable {

    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    static final String ACME = "acme";
    static final String OTHER = "other";
    static final String SECRET = "correct-horse-battery";
    static final byte[] TOKEN_SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    static final SuppressionKeys SUPPRESSION_KEYS = SuppressionKeys.of("2026:" + "A".repeat(43) + "=");

    final SettableClock clock = new SettableClock();
    final LeadTokens tokens;
    final LeadManagement management;
    final StorePorts store;

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();

    RestHost(LeadStore store, Authenticator... others) {
        this(store, TOKEN_SECRET, PageRequest.DEFAULT_COUNT, others);
    }

    private RestHost(LeadStore store, byte[] tokenSecret, int countTo, Authenticator... others) {
        this(
                store,
                tokenSecret,
                countTo,
                store.capability(PrivacyStore.class).isPresent()
                        ? LeadManagement.builder().suppressionKeys(SUPPRESSION_KEYS)
                        : LeadManagement.builder(),
                others);
    }

    private RestHost(
            LeadStore store, byte[] tokenSecret, int countTo, LeadManagementBuilder builder, Authenticator... others) {
        this(store, tokenSecret, builder, rest -> rest.countingTo(countTo), others);
    }

    private RestHost(
            LeadStore store,
            byte[] tokenSecret,
            LeadManagementBuilder builder,
            UnaryOperator<LeadstoneRest> options,
            Authenticator... others) {
        this.store = new StorePorts(store);
        tokens = LeadTokens.of(tokenSecret, Duration.ofHours(1), clock);
        management = builder.store(store).clock(clock).build();
        Authenticator[] all = Stream.concat(
                        Stream.of(new ApiKeyAuthenticator(management.verifyApiKey())), Stream.of(others))
                .toArray(Authenticator[]::new);
        server = JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/"),
                JerseyRoutes.of(options.apply(LeadstoneRest.of(management, tokens, all)))
                        .register(new AddressHeaderFilter()),
                false);
        server.setExecutor(executor);
        server.start();
    }

    /** Starts a host with an empty store. Its API keys are named by company and scope, and all have the same secret. */
    static RestHost start(Authenticator... others) {
        return withKeys(new RestHost(new InMemoryLeadStore(), others));
    }

    /** Starts a host like {@link #start}, with the settings of {@code builder}. */
    static RestHost with(LeadManagementBuilder builder) {
        return withKeys(new RestHost(new InMemoryLeadStore(), TOKEN_SECRET, PageRequest.DEFAULT_COUNT, builder));
    }

    /** Starts a host over this store without API keys, with the settings of {@code builder}. */
    static RestHost with(LeadStore store, LeadManagementBuilder builder) {
        return new RestHost(store, TOKEN_SECRET, PageRequest.DEFAULT_COUNT, builder);
    }

    /** Starts a host like {@link #start}, with other options of the routes. */
    static RestHost with(LeadStore store, UnaryOperator<LeadstoneRest> options) {
        return withKeys(new RestHost(store, TOKEN_SECRET, LeadManagement.builder(), options));
    }

    /** Starts a host like {@link #start} over this store. */
    static RestHost over(LeadStore store) {
        return withKeys(new RestHost(store));
    }

    private static RestHost withKeys(RestHost host) {
        for (String company : Set.of(ACME, OTHER)) {
            host.key(company, company + ":all", Scope.values());
            for (Scope scope : Scope.values()) {
                host.key(company, company + ":" + scope.code(), scope);
            }
        }
        return host;
    }

    /** Starts another host over the same store, like a second server of an installation. */
    RestHost beside(byte[] tokenSecret, int countTo) {
        return new RestHost(store, tokenSecret, countTo);
    }

    void key(String company, String id, Scope... scopes) {
        LeadManagement.builder()
                .store(store)
                .clock(clock)
                .buildOperations()
                .apiKeys()
                .create(new CreateApiKeyCommand(
                        new CompanyId(company), id, Set.of(scopes), Role.MEMBER, Optional.of(id), Optional.of(SECRET)));
    }

    /** Creates a lead, an agent, a conversation, and a webhook with a delivery, all of the company Acme. */
    Route.Records oneOfEach() {
        return oneOfEach("jordan@example.com");
    }

    Route.Records oneOfEach(String email) {
        call("PUT", "/v1/agent/bot").json("{\"honeypot\":\"contact_url\"}").send();
        String lead = call("POST", "/v1/lead")
                .json("{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email + "\"}")
                .send()
                .field("id");
        String conversation = call("POST", "/v1/conversation")
                .json("{\"agent_id\":\"bot\",\"title\":\"Jordan asks\",\"metadata\":{\"lead_id\":\"" + lead + "\"}}")
                .send()
                .field("id");
        String submission = anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"notes\":\"Jordan's\",\"email\":\"" + email
                        + "\"}")
                .send()
                .json()
                .at("/lead/id")
                .asText();
        String held = anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"last_name\":\"Jordan\",\"phone\":\"+49 170 0000001\","
                        + "\"contact_url\":\"https://spam.example\"}")
                .send()
                .json()
                .at("/lead/id")
                .asText();
        String webhook = call("POST", "/v1/webhook")
                .json("{\"url\":\"https://crm.example/hooks\",\"events\":[\"*\"],\"description\":\"Jordan's\"}")
                .send()
                .field("id");
        String delivery =
                call("POST", "/v1/webhook/" + webhook + "/test").send().field("id");
        String suppression = call("POST", "/v1/suppression")
                .json("{\"phone\":\"+4917000000\"}")
                .send()
                .field("id");
        return new Route.Records(lead, "bot", conversation, webhook, delivery, suppression, submission, held);
    }

    /** Registers a visitor of the agent {@code bot}, and returns the answer. */
    Answer register(String email) {
        return anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"" + email
                        + "\"}")
                .send();
    }

    /** Returns all records of Acme, without HTTP. */
    List<Object> everything(String lead) {
        Caller acme = Caller.member(new CompanyId(ACME), "test", Scope.values());
        LeadId id = new LeadId(UUID.fromString(lead));
        List<Webhook> webhooks =
                management.webhooks().list(acme, PageRequest.FIRST).items();
        return List.of(
                webhooks,
                webhooks.stream()
                        .map(webhook -> management
                                .webhooks()
                                .listDeliveries(acme, webhook.id(), Optional.empty(), PageRequest.FIRST))
                        .toList(),
                management.leads().list(acme, LeadQuery.ALL, PageRequest.FIRST),
                management.leads().listDeleted(acme, PageRequest.FIRST),
                management.leads().history(acme, id, PageRequest.FIRST),
                management.leads().consent(acme, id, PageRequest.FIRST),
                management.conversations().list(acme, ConversationQuery.ALL, PageRequest.FIRST),
                management.conversations().listDeleted(acme, PageRequest.FIRST),
                management.agents().list(acme, PageRequest.FIRST),
                store.suppressions().list(acme.companyId(), PageRequest.FIRST));
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Returns a request with the API key of Acme that has all scopes. */
    RestCall call(String method, String path) {
        return anonymous(method, path).key(ACME + ":all");
    }

    RestCall anonymous(String method, String path) {
        return new RestCall(base(), method, path);
    }

    /** Sends the text and returns the complete answer of the server. */
    String raw(String request) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), base().getPort())) {
            socket.setSoTimeout(180_000); // a longer wait means that the server hangs
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            InputStream in = socket.getInputStream();
            String head = readTo("\r\n\r\n", in);
            Matcher length = CONTENT_LENGTH.matcher(head);
            String body = length.find()
                    ? new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8)
                    : readTo("\r\n0\r\n\r\n", in);
            return head + body;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Returns the text up to and including {@code end}, or up to the end of the stream. */
    private static String readTo(String end, InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            text.append((char) next);
            next = text.indexOf(end, text.length() - end.length()) >= 0 ? -1 : in.read();
        }
        return text.toString();
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }

    /** Sets the address of the client to that of the header {@code Test-Address}. */
    @PreMatching
    private static final class AddressHeaderFilter implements ContainerRequestFilter {

        @Override
        public void filter(ContainerRequestContext request) throws IOException {
            String address = request.getHeaderString("Test-Address");
            if (address != null) {
                request.setProperty(ClientAddress.PROPERTY, InetAddress.getByName(address));
            }
        }
    }
}
